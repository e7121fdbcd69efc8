package io.gitops4j.examples.documentation;

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
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Every provider of the published modules, found as an embedder's engine finds them. */
final class PublishedProviders {
    private static final List<String> UNPUBLISHED = List.of("io.gitops4j.examples.", "io.gitops4j.testkit.");

    private PublishedProviders() {}

    static List<PluginProvider<?>> all() {
        return Stream.of(
                        ServiceLoader.load(SourceProvider.class),
                        ServiceLoader.load(ManifestParserProvider.class),
                        ServiceLoader.load(ValidatorProvider.class),
                        ServiceLoader.load(PolicyProvider.class),
                        ServiceLoader.load(TargetProvider.class),
                        ServiceLoader.load(RenderedStoreProvider.class),
                        ServiceLoader.load(SecretCheckerProvider.class),
                        ServiceLoader.load(ForgeReporterProvider.class),
                        ServiceLoader.load(NotifierProvider.class),
                        ServiceLoader.load(HistoryStoreProvider.class))
                .flatMap(PublishedProviders::published)
                .toList();
    }

    /** The class names in the services files of all modules but the examples. */
    static List<String> declared() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(Page.ROOT, "gitops-*")) {
            for (Path module : modules) {
                Path services = module.resolve("src/main/resources/META-INF/services");
                if (!module.endsWith("gitops-examples") && Files.isDirectory(services)) {
                    names.addAll(lines(services));
                }
            }
        }
        return names;
    }

    private static List<String> lines(Path services) throws IOException {
        List<String> lines = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(services, "io.gitops4j.spi.*")) {
            for (Path file : files) {
                Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank())
                        .forEach(lines::add);
            }
        }
        return lines;
    }

    private static <P extends PluginProvider<?>> Stream<PluginProvider<?>> published(ServiceLoader<P> found) {
        return found.stream()
                .filter(provider -> UNPUBLISHED.stream()
                        .noneMatch(prefix -> provider.type().getName().startsWith(prefix)))
                .map(ServiceLoader.Provider::get);
    }
}
