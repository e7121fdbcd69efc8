package io.gitops4j.core.internal.run;

import io.gitops4j.core.internal.plugin.Catalog;
import io.gitops4j.core.internal.plugin.Discovered;
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
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * All providers that an engine can choose from. The calls of {@link ServiceLoader#load} stand here because the module that makes
 * them must declare {@code uses}.
 */
record Providers(
        Catalog<SourceProvider> sources,
        Catalog<ManifestParserProvider> parsers,
        Catalog<TargetProvider> targets,
        Catalog<RenderedStoreProvider> renderedStores,
        Catalog<ValidatorProvider> validators,
        Catalog<PolicyProvider> policies,
        Catalog<SecretCheckerProvider> secretCheckers,
        Catalog<ForgeReporterProvider> reporters,
        Catalog<NotifierProvider> notifiers,
        Catalog<HistoryStoreProvider> stores) {

    static Providers of(Parts parts) {
        ClassLoader loader = Optional.ofNullable(parts.pluginClassLoader)
                .or(() -> Optional.ofNullable(Providers.class.getClassLoader()))
                .orElseGet(ClassLoader::getSystemClassLoader);
        boolean look = parts.discovery;
        List<PluginProvider<?>> byHand = parts.registered;
        return new Providers(
                catalog("source", look, ServiceLoader.load(SourceProvider.class, loader), byHand, SourceProvider.class),
                catalog(
                        "parser",
                        look,
                        ServiceLoader.load(ManifestParserProvider.class, loader),
                        byHand,
                        ManifestParserProvider.class),
                catalog("target", look, ServiceLoader.load(TargetProvider.class, loader), byHand, TargetProvider.class),
                catalog(
                        "rendered store",
                        look,
                        ServiceLoader.load(RenderedStoreProvider.class, loader),
                        byHand,
                        RenderedStoreProvider.class),
                catalog(
                        "validator",
                        look,
                        ServiceLoader.load(ValidatorProvider.class, loader),
                        byHand,
                        ValidatorProvider.class),
                catalog("policy", look, ServiceLoader.load(PolicyProvider.class, loader), byHand, PolicyProvider.class),
                catalog(
                        "secret checker",
                        look,
                        ServiceLoader.load(SecretCheckerProvider.class, loader),
                        byHand,
                        SecretCheckerProvider.class),
                catalog(
                        "reporter",
                        look,
                        ServiceLoader.load(ForgeReporterProvider.class, loader),
                        byHand,
                        ForgeReporterProvider.class),
                catalog(
                        "notifier",
                        look,
                        ServiceLoader.load(NotifierProvider.class, loader),
                        byHand,
                        NotifierProvider.class),
                catalog(
                        "store",
                        look,
                        ServiceLoader.load(HistoryStoreProvider.class, loader),
                        byHand,
                        HistoryStoreProvider.class));
    }

    private static <P extends PluginProvider<?>> Catalog<P> catalog(
            String type, boolean look, ServiceLoader<P> loader, List<PluginProvider<?>> byHand, Class<P> providerType) {
        List<P> registered = byHand.stream()
                .filter(providerType::isInstance)
                .map(providerType::cast)
                .toList();
        return Catalog.of(type, look ? Discovered.read(loader) : Discovered.none(), registered);
    }
}
