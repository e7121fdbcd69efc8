package io.gitops4j.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.testkit.VirtualClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadgeHandlerIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private static final Instant DEPLOYED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant FINISHED = DEPLOYED.plus(Duration.ofMinutes(90));

    private LoopbackServer server;
    private EnvironmentState state = state(ServiceStatus.DEPLOYED);

    @BeforeEach
    void start() throws IOException {
        server = new LoopbackServer("/badges", new BadgeHandler(() -> Map.of("prod", state)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void servesTheBadgeOnceAndSaysThenThatNothingChanged() throws Exception {
        HttpResponse<String> first = get("/badges/prod/cart.svg");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo(new Badge("cart", "healthy", BadgeColor.GREEN).svg());
        assertThat(first.headers().firstValue("Content-Type")).contains("image/svg+xml; charset=utf-8");
        assertThat(first.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(first.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");

        HttpResponse<String> second = client.send(
                HttpRequest.newBuilder(server.uri("/badges/prod/cart.svg"))
                        .header(
                                "If-None-Match",
                                first.headers().firstValue("ETag").orElseThrow())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/badges/prod/other.svg",
                "/badges/other/cart.svg",
                "/badges/prod/%3Cscript%3E.svg",
                "/badges/../prod/cart.svg",
                "/badges/prod/../../etc/passwd",
                "/badges/prod/cart",
                "/badges"
            })
    void b76_everythingElseIsOneNeutralBadge(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Badge.unknown().svg());
    }

    @Test
    void b76_aNameOfTenKilobytesIsNoError() throws Exception {
        assertThat(get("/badges/prod/" + "x".repeat(10_000) + ".svg").body())
                .isEqualTo(Badge.unknown().svg());
    }

    @Test
    void nothingCanBeSentToIt() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(server.uri("/badges/prod/cart.svg"))
                        .DELETE()
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
    }

    @Test
    void anOpaqueIdNamesNothingAndOnlyTheRightOneIsAnswered() throws Exception {
        BadgeIds ids = new BadgeIds("0123456789abcdef0123456789abcdef");
        restart(BadgeOptions.builder().opaque(ids).build());
        String id = ids.of("prod", ServiceId.of("cart"));

        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(get("/badges/" + id + ".svg").body())
                .isEqualTo(new Badge("cart", "healthy", BadgeColor.GREEN).svg());
        HttpResponse<String> neutral = get("/badges/" + "0".repeat(32) + ".svg");
        assertThat(neutral.body()).isEqualTo(Badge.unknown().svg());
        for (String wrong : List.of(
                "/badges/prod/cart.svg",
                "/badges/" + id.substring(1) + ".svg",
                "/badges/" + id.toUpperCase(Locale.ROOT) + ".svg",
                "/badges/" + new BadgeIds("another key, as long").of("prod", ServiceId.of("cart")) + ".svg",
                "/badges/" + ids.of("prod", ServiceId.of("other")) + ".svg",
                "/badges/" + ids.of("pro", ServiceId.of("dcart")) + ".svg")) {
            HttpResponse<String> answer = get(wrong);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(neutral.body());
            assertThat(answer.headers().firstValue("ETag"))
                    .isEqualTo(neutral.headers().firstValue("ETag"));
        }
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new BadgeIds("hunter2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl rand")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void theTagFollowsTheAgeAndNothingFiner() throws Exception {
        VirtualClock clock = VirtualClock.startingAt(DEPLOYED.plus(Duration.ofHours(3)));
        restart(BadgeOptions.builder().age(clock).build());

        HttpResponse<String> first = get("/badges/prod/cart.svg");
        assertThat(first.body()).contains("cart: healthy, 3 h");
        clock.set(DEPLOYED.plus(Duration.ofMinutes(239)));
        assertThat(again("/badges/prod/cart.svg", first)).isEqualTo(304);
        clock.set(DEPLOYED.plus(Duration.ofHours(4)));
        assertThat(again("/badges/prod/cart.svg", first)).isEqualTo(200);
        assertThat(get("/badges/prod/cart.svg").body()).contains("cart: healthy, 4 h");
    }

    @Test
    void theAgeMayBeThatOfSomethingElse() throws Exception {
        restart(BadgeOptions.builder()
                .age(
                        Clock.fixed(FINISHED, ZoneOffset.UTC),
                        (environment, service) -> environment.finished().map(at -> at.minus(Duration.ofDays(3))))
                .build());

        assertThat(get("/badges/prod/cart.svg").body()).contains("cart: healthy, 3 d");
    }

    @Test
    void aRunChangesWhatIsFound() throws Exception {
        assertThat(get("/badges/prod/cart.svg").body()).contains("healthy");
        state = state(ServiceStatus.FAILED);
        assertThat(get("/badges/prod/cart.svg").body()).contains("failed");
    }

    private void restart(BadgeOptions options) throws IOException {
        server.close();
        server = new LoopbackServer("/badges", new BadgeHandler(options, () -> Map.of("prod", state)));
    }

    private int again(String path, HttpResponse<String> first) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(server.uri(path))
                                .header(
                                        "If-None-Match",
                                        first.headers().firstValue("ETag").orElseThrow())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static EnvironmentState state(ServiceStatus status) {
        return new EnvironmentState(
                "prod",
                Map.of(),
                Optional.empty(),
                Optional.of(FINISHED),
                List.of(BadgeTest.state(status, HealthState.HEALTHY, Optional.of(DEPLOYED))),
                List.of());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(server.uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
