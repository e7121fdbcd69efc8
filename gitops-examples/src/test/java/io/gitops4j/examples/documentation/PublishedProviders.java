package io.gitops4j.examples.documentation;

import io.gitops4j.spi.HistoryStoreProvider;
import io.gitops4j.spi.ManifestParserProvider;
import io.gitops4j.spi.PluginProvider;
import io.gitops4j.spi.PolicyProvider;
import io.gitops4j.spi.SourceProvider;
import io.gitops4j.spi.TargetProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Every provider of the published modules, found as an embedder's engine finds them. */
final class PublishedProviders {
    private PublishedProviders() {}

    static List<PluginProvider<?>> all() {
        return Stream.of(
                        ServiceLoader.load(SourceProvider.class),
                        ServiceLoader.load(ManifestParserProvider.class),
                        ServiceLoader.load(PolicyProvider.class),
                        ServiceLoader.load(TargetProvider.class),
                        ServiceLoader.load(HistoryStoreProvider.class))
                .flatMap(PublishedProviders::published)
                .toList();
    }

    private static <P extends PluginProvider<?>> Stream<PluginProvider<?>> published(ServiceLoader<P> found) {
        return found.stream()
                .filter(provider -> !provider.type().getName().startsWith("io.gitops4j.examples."))
                .map(ServiceLoader.Provider::get);
    }
}
