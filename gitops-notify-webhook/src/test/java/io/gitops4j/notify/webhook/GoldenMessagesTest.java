package io.gitops4j.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.notify.webhook.internal.JsonNotice;
import io.gitops4j.notify.webhook.internal.Mentions;
import io.gitops4j.notify.webhook.internal.SlackMessage;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is sent, to the byte: {@code *.json} beside this test's resources; {@code -Dgitops4j.regenerate=true} writes them. */
class GoldenMessagesTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/gitops4j/notify/webhook");

    private static byte[] slack(Notice notice, int names) {
        return new SlackMessage(notice, names, new Mentions(Map.of("ann@example.com", "U024BE7LH")))
                .json(Optional.empty());
    }

    @Test
    @DisplayName("a chat gets one of each kind")
    void slackFull() throws IOException {
        same("slack.json", slack(Samples.full(), 10));
    }

    @Test
    @DisplayName("b54: a chat gets text that calls nobody and links nowhere")
    void slackHostile() throws IOException {
        same("slack-hostile.json", slack(Samples.hostile(), 10));
    }

    @Test
    @DisplayName("a program gets one of each kind")
    void webhookFull() throws IOException {
        same("webhook.json", pretty(JsonNotice.of(Samples.full())));
    }

    @Test
    @DisplayName("b54: a program gets text that stays text in a page and in a terminal")
    void webhookHostile() throws IOException {
        same("webhook-hostile.json", JsonNotice.of(Samples.hostile()));
    }

    @Test
    @DisplayName("however long, Slack's limits are kept and nothing is cut within an escape")
    void keepsTheLimits() throws IOException {
        List<NoticeEntry> entries = new ArrayList<>();
        for (int i = 0; i < Notice.MAX_ENTRIES; i++) {
            entries.add(new NoticeEntry(
                    NoticeKind.FAILURE,
                    Optional.empty(),
                    "&".repeat(10_000),
                    Optional.of(Diagnostic.error("TEST").what("<".repeat(300)).build()),
                    Samples.full().entries().get(0).contact(),
                    Optional.empty(),
                    java.util.OptionalLong.empty(),
                    java.util.OptionalLong.empty()));
        }
        Notice notice = Notice.builder("run-1", "prod", "*", Samples.AT)
                .entries(entries)
                .counts(Map.of(NoticeKind.FAILURE, 4711))
                .build();

        JsonNode json = new ObjectMapper().readTree(slack(notice, 100));

        assertThat(json.get("text").asText()).hasSizeLessThanOrEqualTo(4000).startsWith("prod: 4711 failed");
        assertThat(json.get("blocks"))
                .hasSizeLessThanOrEqualTo(50)
                .allSatisfy(block -> assertThat(block.at("/text/text").asText())
                        .hasSizeBetween(1, 3000)
                        .doesNotContain("&am\n", "&\n"));
    }

    private static byte[] pretty(byte[] json) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        return (mapper.readTree(json).toPrettyString().replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void same(String name, byte[] sent) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("gitops4j.regenerate")) {
            Files.write(file, sent);
        }
        assertThat(new String(sent, StandardCharsets.UTF_8)).isEqualTo(Files.readString(file));
    }
}
