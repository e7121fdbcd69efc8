package io.gitops4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReceiverTest {
    private static final String WATCHED = "ssh://git@git.example.com:22/shop/apps";

    private final WebhookReceiver receiver = new WebhookReceiver(
            WebhookOptions.builder().secret(() -> Signed.SECRET).watch(WATCHED).build());

    @Test
    @DisplayName("GitHub's documented example of a signature is right")
    void knowsGitHubsExample() {
        Map<String, String> headers = Signed.github("Hello, World!");
        headers.put("X-Hub-Signature-256", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");

        assertThat(receiver.receive(Signed.request(headers, "Hello, World!")).outcome())
                .isEqualTo(WebhookOutcome.UNREADABLE);
    }

    @TestFactory
    Stream<DynamicTest> eachForgesPushIsAccepted() {
        String gitlab = """
                {"ref":"refs/heads/main","project":{"git_http_url":"https://git.example.com/shop/apps.git"}}""";
        String generic = """
                {"ref":"refs/heads/main","repository":"https://git.example.com/shop/apps"}""";
        Map<String, String> gitea = new HashMap<>(Signed.github(Signed.BODY));
        gitea.putAll(Map.of(
                "X-Gitea-Event", "push", "X-Gitea-Delivery", "d-1", "X-Gitea-Signature", Signed.hmac(Signed.BODY)));
        return Stream.of(
                accepted("github", Signed.github(Signed.BODY), Signed.BODY),
                accepted("gitea", gitea, Signed.BODY),
                accepted(
                        "gitlab",
                        Map.of(
                                "content-type",
                                "application/json; charset=utf-8",
                                "x-gitlab-event",
                                "Push Hook",
                                "X-Gitlab-Event-UUID",
                                "d-1",
                                "X-Gitlab-Token",
                                Signed.SECRET),
                        gitlab),
                accepted(
                        "generic",
                        Map.of(
                                "Content-Type",
                                "application/json",
                                "X-Gitops-Event",
                                "push",
                                "X-Gitops-Delivery",
                                "d-1",
                                "X-Gitops-Signature",
                                "sha256=" + Signed.hmac(generic)),
                        generic));
    }

    private DynamicTest accepted(String forge, Map<String, String> headers, String body) {
        return DynamicTest.dynamicTest(forge, () -> {
            WebhookAnswer answer = receiver.receive(Signed.request(headers, body));

            assertThat(answer.outcome()).isEqualTo(WebhookOutcome.ACCEPTED);
            assertThat(answer.push()).contains(new Push(forge, WATCHED, "refs/heads/main", "d-1"));
        });
    }

    @TestFactory
    Stream<DynamicTest> b71_whatIsNotSignedIsRefusedWithOneFixedAnswer() {
        String right = "sha256=" + Signed.hmac(Signed.BODY);
        Map<String, String> values = new HashMap<>();
        values.put("none", null);
        values.put("empty", "");
        values.put("of another body", "sha256=" + Signed.hmac(Signed.BODY + " "));
        values.put("sha1 only", "sha1=" + right.substring(7, 47));
        values.put("truncated", right.substring(0, right.length() - 1));
        values.put("longer", right + "0");
        values.put("upper case", "sha256=" + right.substring(7).toUpperCase(Locale.ROOT));
        values.put("without its kind", right.substring(7));
        values.put("not hex, same low bytes", "sha256=" + right.substring(7).replace('0', 'İ'));
        return values.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Map<String, String> headers = Signed.github(Signed.BODY);
                    headers.remove("X-Hub-Signature-256");
                    if (entry.getValue() != null) {
                        headers.put("X-Hub-Signature-256", entry.getValue());
                    }
                    WebhookAnswer answer = receiver.receive(Signed.request(headers, Signed.BODY));

                    assertThat(answer).isEqualTo(WebhookAnswer.without(WebhookOutcome.NOT_SIGNED));
                    assertThat(answer.outcome().status()).isEqualTo(401);
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "another"})
    void b71_anEmptyOrWrongSecretTakesNothing(String secret) {
        WebhookReceiver other = new WebhookReceiver(
                WebhookOptions.builder().secret(() -> secret).watch(WATCHED).build());

        assertThat(other.receive(Signed.request(Signed.github(Signed.BODY), Signed.BODY))
                        .outcome())
                .isEqualTo(WebhookOutcome.NOT_SIGNED);
    }

    @Test
    @DisplayName("B71 a signature that stands twice, and a message of no known forge, are not signed")
    void b71_ambiguousIsNotSigned() {
        Map<String, List<String>> twice = new HashMap<>();
        Signed.github(Signed.BODY).forEach((name, value) -> twice.put(name, List.of(value)));
        twice.put("X-Hub-Signature-256", List.of("sha256=00", "sha256=" + Signed.hmac(Signed.BODY)));
        byte[] body = Signed.BODY.getBytes(StandardCharsets.UTF_8);

        assertThat(receiver.receive(WebhookRequest.of(twice, body)).outcome()).isEqualTo(WebhookOutcome.NOT_SIGNED);
        assertThat(receiver.receive(WebhookRequest.of(Map.of(), body)).outcome())
                .isEqualTo(WebhookOutcome.NOT_SIGNED);
    }

    @Test
    void oneSecretReplacesAnotherWithoutAGap() {
        WebhookReceiver both = new WebhookReceiver(WebhookOptions.builder()
                .secret(() -> "new")
                .secret(() -> Signed.SECRET)
                .watch(WATCHED)
                .build());

        assertThat(both.receive(Signed.request(Signed.github(Signed.BODY), Signed.BODY))
                        .outcome())
                .isEqualTo(WebhookOutcome.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{}",
                "{} {}",
                "{\"ref\":1,\"repository\":{\"clone_url\":\"x\"}}",
                "{\"ref\":\"refs/heads/main\",\"repository\":[]}",
                "{\"ref\":\"refs/heads/main\",\"repository\":{\"clone_url\":null}}"
            })
    void b72_whatIsSignedAndNoPushIsUnreadable(String body) {
        WebhookAnswer answer = receiver.receive(Signed.request(Signed.github(body), body));

        assertThat(answer.outcome()).isEqualTo(WebhookOutcome.UNREADABLE);
        assertThat(answer.outcome().status()).isEqualTo(400);
    }

    @Test
    void b72_aBodyNestedTooDeepIsUnreadable() {
        String body = "{\"ref\":" + "[".repeat(5000) + "]".repeat(5000) + "}";

        assertThat(receiver.receive(Signed.request(Signed.github(body), body)).outcome())
                .isEqualTo(WebhookOutcome.UNREADABLE);
    }

    @Test
    void b72_tooLargeIsRefusedBeforeItIsLookedAt() {
        byte[] body = new byte[26 * 1024 * 1024];

        WebhookAnswer answer = receiver.receive(WebhookRequest.of(Map.of(), body));

        assertThat(answer.outcome()).isEqualTo(WebhookOutcome.TOO_LARGE);
        assertThat(answer.outcome().status()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Type, application/x-www-form-urlencoded, WRONG_TYPE, 415",
        "X-GitHub-Event, ping, OTHER_EVENT, 202",
        "X-GitHub-Event, something_new, OTHER_EVENT, 202"
    })
    void b72_otherTypesAndEventsHaveTheirAnswer(String header, String value, WebhookOutcome outcome, int status) {
        Map<String, String> headers = Signed.github(Signed.BODY);
        headers.put(header, value);

        WebhookAnswer answer = receiver.receive(Signed.request(headers, Signed.BODY));

        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.outcome().status()).isEqualTo(status);
    }

    @Test
    void b72_aForeignRepositoryIsIgnored() {
        String body = Signed.BODY.replaceAll("(?i)shop/apps", "else/where");

        WebhookAnswer answer = receiver.receive(Signed.request(Signed.github(body), body));

        assertThat(answer.outcome()).isEqualTo(WebhookOutcome.OTHER_REPOSITORY);
        assertThat(answer.outcome().status()).isEqualTo(202);
    }

    @Test
    void b73_aRepeatedDeliveryIsIgnored() {
        WebhookRequest request = Signed.request(Signed.github(Signed.BODY), Signed.BODY);

        assertThat(receiver.receive(request).outcome()).isEqualTo(WebhookOutcome.ACCEPTED);
        assertThat(receiver.receive(request).outcome()).isEqualTo(WebhookOutcome.REPEATED);
        assertThat(receiver.receive(request).outcome().status()).isEqualTo(202);
    }

    @Test
    @DisplayName("B73 the memory of deliveries is bounded: the oldest is forgotten first")
    void b73_forgetsTheOldest() {
        WebhookReceiver forgetful = new WebhookReceiver(WebhookOptions.builder()
                .secret(() -> Signed.SECRET)
                .watch(WATCHED)
                .rememberDeliveries(2)
                .build());
        List<WebhookOutcome> outcomes = new ArrayList<>();
        for (String id : List.of("a", "b", "c", "c", "a")) {
            Map<String, String> headers = Signed.github(Signed.BODY);
            headers.put("X-GitHub-Delivery", id);
            outcomes.add(forgetful.receive(Signed.request(headers, Signed.BODY)).outcome());
        }
        assertThat(outcomes)
                .containsExactly(
                        WebhookOutcome.ACCEPTED,
                        WebhookOutcome.ACCEPTED,
                        WebhookOutcome.ACCEPTED,
                        WebhookOutcome.REPEATED,
                        WebhookOutcome.ACCEPTED);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void b72_noBodyAndNoHeaderMakesItThrow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2000; i++) {
            byte[] body = Signed.BODY.getBytes(StandardCharsets.UTF_8);
            for (int flips = random.nextInt(4); flips > 0; flips--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt();
            }
            byte[] cut = Arrays.copyOf(body, random.nextInt(body.length + 1));
            Map<String, List<String>> headers = new HashMap<>();
            // Whoever has the secret may send anything.
            Signed.github(Signed.BODY).forEach((name, value) -> headers.put(name, List.of(value)));
            headers.put("X-Hub-Signature-256", List.of("sha256=" + hmacOf(cut)));

            WebhookAnswer answer = receiver.receive(WebhookRequest.of(headers, cut));

            assertThat(answer.outcome().status()).isBetween(202, 415);
            assertThat(answer.outcome()).isNotEqualTo(WebhookOutcome.NOT_SIGNED);
        }
    }

    private static String hmacOf(byte[] body) {
        try {
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new javax.crypto.spec.SecretKeySpec(Signed.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return java.util.HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
