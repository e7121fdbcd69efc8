package io.gitops4j.core.internal.plugin;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.PluginProvider;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * What {@link ServiceLoader} found.
 *
 * @param providers loaded, in the loader's order
 * @param unloadable one finding for each that could not be loaded
 * @param <P> the type of provider
 */
public record Discovered<P extends PluginProvider<?>>(List<P> providers, List<Diagnostic> unloadable) {
    /** Copies the lists. */
    public Discovered {
        providers = List.copyOf(providers);
        unloadable = List.copyOf(unloadable);
    }

    /** Nothing found. */
    public static <P extends PluginProvider<?>> Discovered<P> none() {
        return new Discovered<>(List.of(), List.of());
    }

    /**
     * Reads the loader once, to its end. It is lazy and not thread-safe, and one broken provider must not hide the others (B79); nor
     * must one that was made for another version (B78).
     */
    public static <P extends PluginProvider<?>> Discovered<P> read(ServiceLoader<P> loader) {
        List<P> providers = new ArrayList<>();
        List<Diagnostic> unloadable = new ArrayList<>();
        var iterator = loader.stream().iterator();
        while (true) {
            try {
                if (!iterator.hasNext()) {
                    return new Discovered<>(providers, unloadable);
                }
                P provider = iterator.next().get();
                PluginCall.call(origin(provider), provider::id);
                int version = PluginCall.call(origin(provider), provider::apiVersion);
                if (version == PluginProvider.API_VERSION) {
                    providers.add(provider);
                } else {
                    unloadable.add(ofAnotherVersion(provider, version));
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                unloadable.add(unloadable(String.valueOf(e.getMessage())));
            } catch (GitOpsException e) {
                unloadable.add(unloadable(e.failure().diagnostic().what()));
            }
        }
    }

    private static Diagnostic ofAnotherVersion(PluginProvider<?> provider, int version) {
        return Diagnostic.warning("SPI-VERSION")
                .what(origin(provider) + " needs version " + version
                        + " of the plug-in interfaces, and this engine has " + PluginProvider.API_VERSION)
                .remedy("use a release of the plug-in that is made for this engine")
                .build();
    }

    private static Diagnostic unloadable(String why) {
        return Diagnostic.warning("SPI-LOAD")
                .what("a provider could not be loaded: " + why)
                .remedy("check that its jar is complete and made for this version")
                .build();
    }

    /** Class and jar of a provider, for people. */
    static String origin(PluginProvider<?> provider) {
        CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
        String place = source == null ? "the platform" : source.getLocation().getPath();
        return provider.getClass().getName() + " in " + place.substring(place.lastIndexOf('/', place.length() - 2) + 1);
    }
}
