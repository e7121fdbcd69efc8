package io.gitops4j.notify.webhook;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.NoticeKind;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The options that both notifiers have. */
final class Keys {
    static final ConfigKey<List<String>> EVENTS = ConfigKey.list(
            "events", "of `failure`, `recovery`, `hold` and `rollback`; all of them where nothing is said");
    static final ConfigKey<Boolean> ALLOW_HTTP = ConfigKey.bool(
                    "allowHttp", "whether other machines may be sent to without TLS; this machine always may")
            .defaultsTo(false);
    static final ConfigKey<Duration> REQUEST_TIMEOUT =
            ConfigKey.duration("requestTimeout", "longest time for one request").defaultsTo(Duration.ofSeconds(10));

    private Keys() {}

    static WebhookConnection connection(PluginConfig config, PluginContext context) {
        return WebhookConnection.named(context.instanceName())
                .withHttpAllowed(config.get(ALLOW_HTTP))
                .withRequestTimeout(config.get(REQUEST_TIMEOUT))
                .withClock(context.clock());
    }

    static Set<NoticeKind> events(List<String> words) {
        Set<NoticeKind> kinds = EnumSet.noneOf(NoticeKind.class);
        for (String word : words) {
            kinds.add(Arrays.stream(NoticeKind.values())
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new GitOpsException(
                            FailureKind.CONFIG,
                            Diagnostic.error("CONFIG-VALUE")
                                    .path(EVENTS.name())
                                    .what("'" + word + "' is nothing that can be told")
                                    .remedy("use failure, recovery, hold, rollback")
                                    .build())));
        }
        return kinds;
    }
}
