package io.gitops4j.notify.webhook;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.spi.Notifier;
import io.gitops4j.spi.NotifierProvider;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginProvider;
import io.gitops4j.testkit.ProviderContract;
import io.gitops4j.testkit.TestPluginContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifierProvidersTest {
    private static final Map<String, ?> URL = Map.of("url", "env:CHAT_URL");

    private static Notifier make(NotifierProvider provider, Map<String, ?> options, Path directory) {
        return provider.create(
                PluginConfig.of(provider.configSpec(), options), new TestPluginContext("chat", directory));
    }

    @Nested
    @DisplayName("the provider of the notifier for chats")
    class Slack extends ProviderContract<Notifier> {
        @TempDir
        private Path directory;

        @Override
        protected PluginProvider<Notifier> newProvider() {
            return new SlackNotifierProvider();
        }

        @Override
        protected Class<? extends PluginProvider<Notifier>> type() {
            return NotifierProvider.class;
        }

        @Override
        protected Map<String, ?> minimalConfig(Path folder) {
            return URL;
        }

        @ParameterizedTest
        @CsvSource({
            "channel, a b, 'channel: this is no channel'",
            "names, 0, 'names: names is 0'",
            "events, succes, 'events: ''succes'' is nothing that can be told'",
        })
        @DisplayName("what is wrong is told with its option")
        void tellsWhatIsWrong(String option, String value, String message) {
            Map<String, Object> options = new HashMap<>(URL);
            options.put(option, value);

            assertThatThrownBy(() -> make(new SlackNotifierProvider(), options, directory))
                    .hasMessageContaining(message)
                    .hasMessageContaining("Do: ");
        }

        @Test
        @DisplayName("an address in the file itself is refused and not shown")
        void wantsReferences() {
            assertThatThrownBy(() -> make(
                            new SlackNotifierProvider(),
                            Map.of("url", "env:URL", "urls", Map.of("cart", "https://hooks.example.com/hush")),
                            directory))
                    .hasMessageContaining("urls: expected a reference env:NAME or file:/path")
                    .hasMessageNotContaining("hush");
        }

        @Test
        @DisplayName("a mention is an id, and a direct channel begins with an at sign")
        void checksPeople() {
            assertThatThrownBy(() -> make(
                            new SlackNotifierProvider(),
                            Map.of("url", "env:URL", "mentions", Map.of("ann@example.com", "!channel")),
                            directory))
                    .hasMessageContaining("mentions: '!channel' is no id");
            assertThatThrownBy(() -> make(
                            new SlackNotifierProvider(),
                            Map.of("url", "env:URL", "direct", Map.of("ann@example.com", "general")),
                            directory))
                    .hasMessageContaining("direct: 'general' is no direct channel");
        }
    }

    @Nested
    @DisplayName("the provider of the notifier for programs")
    class Webhook extends ProviderContract<Notifier> {
        @TempDir
        private Path directory;

        @Override
        protected PluginProvider<Notifier> newProvider() {
            return new WebhookNotifierProvider();
        }

        @Override
        protected Class<? extends PluginProvider<Notifier>> type() {
            return NotifierProvider.class;
        }

        @Override
        protected Map<String, ?> minimalConfig(Path folder) {
            return Map.of("url", "env:PAGER_URL", "secret", "env:PAGER_SECRET");
        }

        @Test
        @DisplayName("an unknown event is told")
        void tellsAnUnknownEvent() {
            Map<String, Object> options = new HashMap<>(minimalConfig(directory));
            options.put("events", List.of("failure", "all"));

            assertThatThrownBy(() -> make(new WebhookNotifierProvider(), options, directory))
                    .hasMessageContaining("events: 'all' is nothing that can be told");
        }
    }
}
