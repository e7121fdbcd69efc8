package io.gitops4j.testkit;

import io.gitops4j.spi.PluginProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Where a provider says that it is there: {@code META-INF/services} for the class path, {@code module-info} for the module path. */
final class ProviderDeclarations {
    private ProviderDeclarations() {}

    /** Class names in all services files of the type, comments left out. */
    static List<String> onClassPath(Class<?> type, Class<?> provider) {
        try {
            List<String> names = new ArrayList<>();
            for (URL file :
                    Collections.list(provider.getClassLoader().getResources("META-INF/services/" + type.getName()))) {
                try (BufferedReader reader =
                        new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                    reader.lines()
                            .map(line -> line.replaceFirst("#.*", "").strip())
                            .filter(line -> !line.isEmpty())
                            .forEach(names::add);
                }
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <P extends PluginProvider<?>> List<P> found(Class<P> type) {
        return ServiceLoader.load(type, type.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** What the provider's own module provides as the type; nothing when its code is in no named module. */
    static Optional<List<String>> inModule(Class<?> type, Class<?> provider) {
        CodeSource source = provider.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            return ModuleFinder.of(Path.of(source.getLocation().toURI())).findAll().stream()
                    .map(ModuleReference::descriptor)
                    .filter(module -> !module.isAutomatic())
                    .findFirst()
                    .map(module -> module.provides().stream()
                            .filter(provides -> provides.service().equals(type.getName()))
                            .map(ModuleDescriptor.Provides::providers)
                            .flatMap(List::stream)
                            .toList());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the code of " + provider + " has no path", e);
        }
    }
}
