package io.gitops4j.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.Commit;
import io.gitops4j.api.Contact;
import io.gitops4j.notify.webhook.internal.JsonNotice;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeKind;
import io.gitops4j.spi.NoticeSubject;
import io.gitops4j.spi.Notifier;
import io.gitops4j.testkit.NotifierContract;
import io.gitops4j.testkit.TestOperation;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the notifier for chats")
class SlackNotifierTest extends NotifierContract {
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    private SlackOptions.Builder options() {
        return SlackOptions.builder(WebhookConnection.named("chat"), receiver.url("common"));
    }

    @Override
    protected Notifier newNotifier() {
        return new SlackNotifier(options().build());
    }

    @Override
    protected List<String> received() {
        return receiver.deliveries().stream()
                .map(delivery -> delivery.json().get("text").asText() + blocks(delivery.json()))
                .toList();
    }

    private static String blocks(JsonNode json) {
        StringBuilder text = new StringBuilder();
        json.get("blocks")
                .forEach(
                        block -> text.append('\n').append(block.at("/text/text").asText()));
        return text.toString();
    }

    @Override
    protected List<String> secrets() {
        return List.of(Receiver.TOKEN, "127.0.0.1:" + receiver.port());
    }

    @Override
    protected void cutConnection() {
        receiver.close();
    }

    private static List<String> channels(SlackOptions options, String channel) {
        try (SlackNotifier notifier = new SlackNotifier(options)) {
            return notifier.channels(new NoticeSubject(
                    "prod",
                    NoticeKind.FAILURE,
                    Optional.empty(),
                    new Contact("", channel),
                    Optional.of(Samples.commit("Ann <Ann@example.com>"))));
        }
    }

    private Receiver.Delivery told(SlackOptions options, String channel) {
        try (SlackNotifier notifier = new SlackNotifier(options)) {
            notifier.tell(Samples.notice(channel, "no such image"), TestOperation.live());
        }
        return receiver.deliveries().get(receiver.deliveries().size() - 1);
    }

    @Test
    @DisplayName("a channel with a webhook of its own gets its notices there, without a name")
    void goesToTheChannelsOwnWebhook() {
        SlackOptions options = options().url("#Team-Cart", receiver.url("cart")).build();

        assertThat(channels(options, "#team-cart")).containsExactly("team-cart");
        assertThat(channels(options, "team-mail")).containsExactly("*");
        Receiver.Delivery delivery = told(options, "team-cart");
        assertThat(delivery.path()).endsWith("/cart");
        assertThat(delivery.json().has("channel")).isFalse();
        assertThat(told(options, "*").path()).endsWith("/common");
    }

    @Test
    @DisplayName("a name from a manifest is posted to only where any channel is allowed, and never as somebody's direct"
            + " messages")
    void namesChannels() {
        SlackOptions any = options().anyChannel(true).channel("deployments").build();

        assertThat(channels(any, "#team-mail")).containsExactly("team-mail");
        assertThat(channels(any, "deployments")).containsExactly("*");
        assertThat(channels(any, "@ceo")).containsExactly("*");
        assertThat(channels(any, "<!channel>")).containsExactly("*");
        assertThat(told(any, "team-mail").json().get("channel").asText()).isEqualTo("team-mail");
        assertThat(told(any, "*").json().get("channel").asText()).isEqualTo("deployments");
        SlackOptions none = options().build();
        assertThat(told(none, "team-mail").json().has("channel")).isFalse();
    }

    @Test
    @DisplayName("the author of a commit is told directly and mentioned where the options say so")
    void tellsTheAuthor() {
        SlackOptions options = options()
                .direct("ann@example.com", "@ann")
                .mention("ann@example.com", "U024BE7LH")
                .build();

        assertThat(channels(options, "")).containsExactly("*", "@ann");
        Receiver.Delivery delivery = told(options, "@ann");
        assertThat(delivery.json().get("channel").asText()).isEqualTo("@ann");
        assertThat(delivery.json().get("text").asText()).endsWith(" <@U024BE7LH>");
        assertThat(told(options, "@bob").json().has("channel")).isFalse();
    }

    @Test
    @DisplayName(
            "b54: an address that somebody wrote leads nowhere, also in a chat that makes links of whatever looks like one")
    void linksNowhere() {
        try (SlackNotifier notifier = new SlackNotifier(options().build())) {
            notifier.tell(
                    Samples.notice("*", "see http://evil.example/x, HTTPS://evil.example or www.evil.example"),
                    TestOperation.live());
        }

        assertThat(received()).singleElement().asString().doesNotContainIgnoringCase("://", "www.");
    }

    @Test
    @DisplayName("a key that stands in the subject of a commit is not carried on")
    void masksKeysInCommits() {
        String key = "AKIA" + "QYLPMN5HHHFPZAM2";
        Notice notice = Samples.about(new Commit(
                "0123456789abcdef0123",
                "Ann <ann@example.com>",
                Samples.AT,
                "Use " + key,
                Optional.empty(),
                List.of()));
        try (SlackNotifier notifier = new SlackNotifier(options().build())) {
            notifier.tell(notice, TestOperation.live());
        }

        assertThat(received()).singleElement().asString().contains("Use ").doesNotContain(key);
        assertThat(new String(JsonNotice.of(notice), StandardCharsets.US_ASCII))
                .contains("Use ")
                .doesNotContain(key);
    }

    @Test
    @DisplayName("what is not to be told has no channel")
    void tellsSomeEvents() {
        SlackOptions options = options().events(EnumSet.of(NoticeKind.HOLD)).build();

        assertThat(channels(options, "")).isEmpty();
    }
}
