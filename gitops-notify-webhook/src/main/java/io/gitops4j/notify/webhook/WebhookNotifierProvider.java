package io.gitops4j.notify.webhook;

import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.Notifier;
import io.gitops4j.spi.NotifierProvider;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Secret;

/** Makes a {@link WebhookNotifier} from configuration; found under the id {@code webhook}. */
public final class WebhookNotifierProvider implements NotifierProvider {
    private static final ConfigKey<Secret> URL = ConfigKey.secret("url", "address of the receiver, which is a secret")
            .required();
    private static final ConfigKey<Secret> SECRET = ConfigKey.secret(
                    "secret", "what bodies are signed with; the receiver knows it, too")
            .required();
    private static final ConfigSpec SPEC =
            ConfigSpec.of(URL, SECRET, Keys.EVENTS, Keys.ALLOW_HTTP, Keys.REQUEST_TIMEOUT);

    /** For {@link java.util.ServiceLoader}; does nothing. */
    public WebhookNotifierProvider() {}

    @Override
    public String id() {
        return "webhook";
    }

    @Override
    public ConfigSpec configSpec() {
        return SPEC;
    }

    @Override
    public Notifier create(PluginConfig config, PluginContext context) {
        WebhookNotifierOptions options =
                WebhookNotifierOptions.of(Keys.connection(config, context), config.get(URL), config.get(SECRET));
        return new WebhookNotifier(config.find(Keys.EVENTS)
                .map(words -> options.telling(Keys.events(words)))
                .orElse(options));
    }
}
