package io.gitops4j.notify.webhook;

import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.Notifier;
import io.gitops4j.spi.NotifierProvider;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Secret;
import java.util.Map;

/** Makes a {@link SlackNotifier} from configuration; found under the id {@code slack}. */
public final class SlackNotifierProvider implements NotifierProvider {
    private static final ConfigKey<Secret> URL = ConfigKey.secret(
                    "url",
                    "address of the incoming webhook, which is a secret; for everything that `urls` does not name")
            .required();
    private static final ConfigKey<Map<String, Secret>> URLS = ConfigKey.secrets(
            "urls", "addresses of webhooks by the channel that manifests name: `team-cart: env:CART_WEBHOOK`");
    private static final ConfigKey<String> CHANNEL = ConfigKey.string(
            "channel",
            "channel for everything else, where the webhook takes a name (Mattermost, Rocket.Chat, legacy webhooks of"
                    + " Slack)");
    private static final ConfigKey<Boolean> ANY_CHANNEL = ConfigKey.bool(
                    "anyChannel",
                    "whether any channel that a manifest names is posted to by its name, where the webhook takes one")
            .defaultsTo(false);
    private static final ConfigKey<Map<String, String>> MENTIONS = ConfigKey.map(
            "mentions", "who is mentioned as author of a commit, by mail address: `ann@example.com: U024BE7LH`");
    private static final ConfigKey<Map<String, String>> DIRECT = ConfigKey.map(
            "direct",
            "whom a notice also goes to as author of a commit, where the webhook takes a name: `ann@example.com:"
                    + " '@ann'`");
    private static final ConfigKey<Integer> NAMES = ConfigKey.integer(
                    "names", "how many services of each kind one message names, 1 to 100; it counts all")
            .defaultsTo(10);
    private static final ConfigSpec SPEC = ConfigSpec.of(
            URL,
            URLS,
            CHANNEL,
            ANY_CHANNEL,
            MENTIONS,
            DIRECT,
            Keys.EVENTS,
            NAMES,
            Keys.ALLOW_HTTP,
            Keys.REQUEST_TIMEOUT);

    /** For {@link java.util.ServiceLoader}; does nothing. */
    public SlackNotifierProvider() {}

    @Override
    public String id() {
        return "slack";
    }

    @Override
    public ConfigSpec configSpec() {
        return SPEC;
    }

    @Override
    public Notifier create(PluginConfig config, PluginContext context) {
        SlackOptions.Builder options = SlackOptions.builder(Keys.connection(config, context), config.get(URL))
                .anyChannel(config.get(ANY_CHANNEL))
                .names(config.get(NAMES));
        config.find(URLS).ifPresent(urls -> urls.forEach(options::url));
        config.find(CHANNEL).ifPresent(options::channel);
        config.find(MENTIONS).ifPresent(users -> users.forEach(options::mention));
        config.find(DIRECT).ifPresent(users -> users.forEach(options::direct));
        config.find(Keys.EVENTS).ifPresent(words -> options.events(Keys.events(words)));
        return new SlackNotifier(options.build());
    }
}
