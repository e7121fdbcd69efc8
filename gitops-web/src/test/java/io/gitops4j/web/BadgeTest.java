package io.gitops4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceState;
import io.gitops4j.api.ServiceStatus;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class BadgeTest {
    @ParameterizedTest
    @CsvSource({
        "DEPLOYED, HEALTHY, healthy, GREEN",
        "UNCHANGED, HEALTHY, healthy, GREEN",
        "UNCHANGED, DEGRADED, unhealthy, RED",
        "UNCHANGED, MISSING, missing, RED",
        "UNCHANGED, UNKNOWN, deployed, GREEN",
        "PROGRESSING, PROGRESSING, deploying, BLUE",
        "HELD, HEALTHY, held, AMBER",
        "INVALID, HEALTHY, manifest invalid, RED",
        "FAILED, DEGRADED, failed, RED"
    })
    void saysHowAServiceIsDoing(ServiceStatus status, HealthState health, String message, BadgeColor color) {
        assertThat(Badge.of("cart", state(status, health))).isEqualTo(new Badge("cart", message, color));
    }

    @ParameterizedTest
    @EnumSource(ServiceStatus.class)
    void everyStatusHasAPicture(ServiceStatus status) throws Exception {
        for (HealthState health : HealthState.values()) {
            Badge badge = Badge.of("cart", state(status, health));

            assertThat(title(badge)).isEqualTo("cart: " + badge.message());
        }
    }

    /** Read by an XML parser, so that it is the text that a browser shows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"/><image href='https://evil.test/x'/>",
                "@everyone <!channel> &amp; &#0;",
                "]]><!--",
                "%s %n {0}"
            })
    void b54_b76_anyNameIsEscaped(String name) throws Exception {
        Badge badge = new Badge(name, name, BadgeColor.RED);

        assertThat(title(badge))
                .isEqualTo(name.strip().length() > 40 ? badge.label() + ": " + badge.label() : name + ": " + name);
        Element svg = parse(badge);
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getElementsByTagName("image").getLength()).isZero();
    }

    @Test
    void b76_longNamesAreCutAtACodePointAndInvisibleCharactersLeftOut() throws Exception {
        Badge badge = new Badge("😀".repeat(5000), "a\u202Eb\u0000c\nd\uD800e", BadgeColor.GREY);

        assertThat(badge.label()).isEqualTo("😀".repeat(40) + "…");
        assertThat(badge.message()).isEqualTo("abc de");
        assertThat(title(badge)).isEqualTo(badge.label() + ": abc de");
    }

    @Test
    void equalBadgesGiveEqualBytesAndNothingComesFromElsewhere() {
        String svg = new Badge("cart", "healthy 1a2b3c4", BadgeColor.GREEN).svg();

        assertThat(svg).isEqualTo(new Badge("cart", "healthy 1a2b3c4", BadgeColor.GREEN).svg());
        assertThat(svg)
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" ")
                .contains("role=\"img\" aria-label=\"cart: healthy 1a2b3c4\"")
                .doesNotContain("href", "url(", "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "PT-5M, < 1 h",
        "PT59M59S, < 1 h",
        "PT1H, 1 h",
        "PT47H59M, 47 h",
        "PT48H, 2 d",
        "P3DT23H, 3 d",
        "P400D, 400 d"
    })
    void anAgeIsToldInCoarseSteps(Duration age, String text) {
        assertThat(new Badge("cart", "healthy", BadgeColor.GREEN).aged(age).message())
                .isEqualTo("healthy, " + text);
    }

    static ServiceState state(ServiceStatus status, HealthState health) {
        return state(status, health, Optional.empty());
    }

    static ServiceState state(ServiceStatus status, HealthState health, Optional<Instant> since) {
        return new ServiceState(
                ServiceId.of("cart"),
                status,
                Optional.empty(),
                new HealthReport(health, ""),
                "",
                Optional.empty(),
                List.of(),
                since);
    }

    private static String title(Badge badge) throws Exception {
        return parse(badge).getElementsByTagName("title").item(0).getTextContent();
    }

    private static Element parse(Badge badge) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(badge.svg().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
