package io.gitops4j.core.internal.config;

import io.gitops4j.spi.ForgeReporterProvider;
import io.gitops4j.spi.HistoryStoreProvider;
import io.gitops4j.spi.ManifestParserProvider;
import io.gitops4j.spi.NotifierProvider;
import io.gitops4j.spi.PluginProvider;
import io.gitops4j.spi.PolicyProvider;
import io.gitops4j.spi.RenderedStoreProvider;
import io.gitops4j.spi.SecretCheckerProvider;
import io.gitops4j.spi.SourceProvider;
import io.gitops4j.spi.TargetProvider;
import io.gitops4j.spi.ValidatorProvider;
import java.util.Comparator;
import java.util.List;

/** What a provider makes, and where a configuration names it. */
enum ProviderType {
    SOURCE("source", "Sources", "`provider` and `options` of an entry of `sources`", SourceProvider.class),
    PARSER("parser", "Parsers", "`provider` and `options` of an entry of `parsers`", ManifestParserProvider.class),
    TARGET("target", "Targets", "`target` and `options` of an entry of `environments`", TargetProvider.class),
    RENDERED_STORE(
            "rendered-store",
            "Stores of rendered services",
            "`provider` and `options` of `renderTo` of an entry of `environments`",
            RenderedStoreProvider.class),
    VALIDATOR(
            "validator", "Validators", "`provider` and `options` of an entry of `validators`", ValidatorProvider.class),
    POLICY("policy", "Policies", "`provider` and `options` of an entry of `policies`", PolicyProvider.class),
    REPORTER(
            "reporter",
            "Reporters",
            "`provider` and `options` of an entry of `reporters`",
            ForgeReporterProvider.class),
    NOTIFIER("notifier", "Notifiers", "`provider` and `options` of an entry of `notifiers`", NotifierProvider.class),
    SECRET_CHECKER(
            "secret-checker",
            "Secret checkers",
            "`provider` and `options` of `secretChecker` of an entry of `environments`",
            SecretCheckerProvider.class),
    STORE("store", "Stores", "`provider` and `options` of `store`", HistoryStoreProvider.class);

    private final String word;
    private final String title;
    private final String place;
    private final Class<?> type;

    ProviderType(String word, String title, String place, Class<?> type) {
        this.word = word;
        this.title = title;
        this.place = place;
        this.type = type;
    }

    String word() {
        return word;
    }

    String title() {
        return title;
    }

    String place() {
        return place;
    }

    /** Those of this type, by id. */
    List<PluginProvider<?>> among(List<PluginProvider<?>> providers) {
        return providers.stream()
                .filter(type::isInstance)
                .sorted(Comparator.<PluginProvider<?>, String>comparing(PluginProvider::id))
                .toList();
    }
}
