package io.gitops4j.web.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.Revision;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceState;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.api.VisibleText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void tellsHowEveryServiceIsAndWhy() throws Exception {
        JsonNode data = data(Shop.page());

        assertThat(cell(data, "checkout", 1).path("state").asText()).isEqualTo("failed, waiting");
        assertThat(cell(data, "checkout", 1).path("health").asText()).contains("exit code 137");
        assertThat(cell(data, "checkout", 1).path("next").asText()).isEqualTo("2026-03-01T12:20:00Z");
        assertThat(cell(data, "checkout", 1).path("why").asText()).contains("waits for its next try");
        assertThat(cell(data, "payments", 1).path("reason").asText()).contains("between Monday 09:00 and Friday 15:00");
        assertThat(cell(data, "search", 0).path("state").asText()).isEqualTo("manifest invalid");
        assertThat(cell(data, "cart", 0).path("link").asText())
                .isEqualTo("https://git.example.com/shop/apps/commit/" + Shop.NEW.id());
    }

    @Test
    void tellsWhichFieldsDifferAndWhetherTheTargetMoved() throws Exception {
        JsonNode data = data(Shop.page());

        JsonNode cart = cell(data, "cart", 1);
        assertThat(cart.path("differs").asText()).contains("changed at the target since");
        assertThat(cart.at("/changes/0/fields/0").toString()).isEqualTo("[\"spec.replicas\",\"7\",\"3\"]");
        assertThat(cart.path("manifest").asText()).isEqualTo("services/cart/.weave.yaml:1:1");
        assertThat(cell(data, "payments", 1).path("differs").asText()).isEqualTo("Differs from what is declared");
        assertThat(cell(data, "cart", 0).has("differs")).isFalse();
    }

    @Test
    void tellsHowAHoldIsReleased() throws Exception {
        String command =
                "gitops apply production --approve sha256:" + Shop.plan().digest();
        ReportPage page = Shop.page();

        assertThat(page.html())
                .contains("<bdi>production</bdi>: 5 deletes are held", "PRUNE-LIMIT", "<pre>" + command + "</pre>")
                .contains("<code>apps/Deployment shop/wishlist of wishlist</code>");
        assertThat(cell(data(page), "mailer", 1).path("command").asText()).isEqualTo(command);
        assertThat(cell(data(page), "payments", 1).has("command")).isFalse();
    }

    @Test
    void tellsTheHistoryWithCommitsAndDifferences() {
        assertThat(Shop.page().html())
                .contains("Catalog 1.8.2: prices in euros", "Ann &lt;ann@example.com&gt;", "Against deployment 40")
                .contains("<code>image.tag</code> from <del>1.8.1</del> to <ins>1.8.2</ins>")
                .contains("href=\"https://git.example.com/shop/apps/commit/" + Shop.NEW.id() + "\"");
    }

    @Test
    void theHistoryIsBounded() {
        String html = Report.page(ReportOptions.builder().history(1).build(), List.of(Shop.production()))
                .html();

        assertThat(html.split("<details class=\"entry\">", -1)).hasSize(2);
    }

    @Test
    void fieldsBeyondTheLimitAreCounted() throws Exception {
        JsonNode data = data(Report.page(ReportOptions.builder().fields(2).build(), List.of(Shop.production())));

        assertThat(cell(data, "cart", 0).at("/changes/0/fields")).hasSize(1);
        assertThat(cell(data, "payments", 0).at("/changes/0/more").asInt()).isEqualTo(2);
    }

    @Test
    void theSameValuesGiveTheSameBytes() {
        assertThat(Shop.page().html()).isEqualTo(Shop.page().html());
    }

    @Test
    void thePolicyNamesTheOneScriptAndTheOneStyleByHash() throws Exception {
        ReportPage page = Shop.page();

        assertThat(page.contentSecurityPolicy())
                .startsWith("default-src 'none'; script-src 'sha256-")
                .contains("script-src 'sha256-" + hashOf(page, "<script>", "</script>") + "';")
                .contains("style-src 'sha256-" + hashOf(page, "<style>", "</style>") + "';")
                .contains("base-uri 'none'; form-action 'none'", "require-trusted-types-for 'script'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe", "http", "*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "]]>--><img src=x onerror=alert(1)>",
                "\"onfocus=alert(1) autofocus x=\"",
                "a\u2028b\u202Ec\u0000d\uD800e",
                "${7*7}{{7*7}}"
            })
    void b54_b76_textFromElsewhereIsOnlyText(String hostile) throws Exception {
        ReportPage page = hostilePage(hostile);

        assertThat(page.html().split("<script", -1)).as("data and script").hasSize(3);
        assertThat(page.html().split("</script", -1)).hasSize(3);
        String html = page.html();
        assertThat(html).doesNotContain("<img", "<!--", "\u2028", "\u202E", "\u0000", "\uD800");
        // Within the data it is JSON, where a quote has a backslash.
        assertThat(html.substring(0, html.indexOf("id=\"data\""))).doesNotContain("\"onfocus");
        assertThat(data(page).at("/rows/0/0").asText())
                .isEqualTo(VisibleText.of(ServiceId.of(hostile).toString()));
    }

    @Test
    void longTextIsCut() {
        assertThat(hostilePage("x".repeat(100_000)).html().length())
                .isLessThan(hostilePage("x").html().length() + 20_000);
    }

    @Test
    void whatLooksLikeAKeyIsMasked() {
        String token = "ghp_" + "a1B2c3D4e5F6".repeat(3);

        assertThat(hostilePage("see " + token).html()).doesNotContain(token).contains("see ***");
        assertThat(hostilePage("https://bot:hunter22@git.example.com/x").html()).doesNotContain("hunter22");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert('{commit}')",
                "data:text/html,{commit}",
                "//git.example.com/{commit}",
                "https://git.example.com/",
                "https://{commit}/",
                "https://bot:secret@git.example.com/{commit}"
            })
    void linksLeadToTheWebOnly(String template) {
        assertThatThrownBy(() -> ReportOptions.builder().commitLink("apps", template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{commit}");
    }

    @Test
    void anIdCannotLeaveItsPlaceInALink() {
        CommitLinks links = new CommitLinks(Map.of("apps", "https://git.example.com/c/{commit}"));

        assertThat(links.of("apps", "../x?y#\" z")).contains("https://git.example.com/c/..%2Fx%3Fy%23%22%20z");
        assertThat(links.of("other", "1")).isEmpty();
    }

    @Test
    void withoutScriptThoseInNeedComeFirst() {
        String html = Shop.page().html();
        String plain = html.substring(html.indexOf("<noscript>"), html.indexOf("</noscript>"));

        assertThat(plain.indexOf("checkout")).isLessThan(plain.indexOf("cart"));
        assertThat(plain).contains("<th scope=\"row\">storefront</th>", "All services:");
    }

    @Test
    void anEngineThatHasNotRunYetHasAPageToo() {
        EnvironmentState fresh =
                new EnvironmentState("production", Map.of(), Optional.empty(), Optional.empty(), List.of(), List.of());

        assertThat(Report.page(
                                ReportOptions.defaults(),
                                List.of(EnvironmentReport.builder(fresh).build()))
                        .html())
                .contains("none yet", "No delete is held.", "Nothing was deployed yet");
    }

    /** The same text in every place that somebody else writes. */
    static ReportPage hostilePage(String text) {
        Revision revision = new Revision(text, text);
        ServiceState service = new ServiceState(
                ServiceId.of(text),
                ServiceStatus.FAILED,
                Optional.of(revision),
                new HealthReport(HealthState.DEGRADED, text),
                text,
                Optional.empty(),
                List.of(Diagnostic.error("X").what(text).path(text).build()));
        EnvironmentState state = new EnvironmentState(
                text,
                Map.of(text, revision),
                Optional.of(RunStatus.FAILED),
                Optional.of(Shop.NOON),
                List.of(service),
                List.of());
        return Report.page(
                ReportOptions.builder().title(text).build(),
                List.of(EnvironmentReport.builder(state)
                        .history(
                                List.of(Shop.deployment(1, text, Deployment.State.FAILED, Shop.NOON, text, text, text)))
                        .build()));
    }

    private static String hashOf(ReportPage page, String begin, String end) throws Exception {
        String html = page.html();
        int start = html.indexOf(begin) + begin.length();
        byte[] text = html.substring(start, html.indexOf(end, start)).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
    }

    static JsonNode data(ReportPage page) throws Exception {
        Matcher script = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page.html());
        assertThat(script.find()).isTrue();
        return JSON.readTree(script.group(1));
    }

    private static JsonNode cell(JsonNode data, String service, int environment) {
        for (JsonNode row : data.path("rows")) {
            if (row.get(0).asText().equals(service)) {
                return data.path("cells").get(row.get(environment + 1).asInt());
            }
        }
        throw new AssertionError("no row of " + service);
    }
}
