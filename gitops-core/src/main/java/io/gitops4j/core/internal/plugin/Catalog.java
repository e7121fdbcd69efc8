package io.gitops4j.core.internal.plugin;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.PluginProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The providers of one type, by id. Found ones are available and nothing more; a name in the configuration makes one active.
 *
 * @param <P> the type of provider
 */
public final class Catalog<P extends PluginProvider<?>> {
    private final String type;
    private final Map<String, P> byId;
    private final List<Diagnostic> unloadable;

    private Catalog(String type, Map<String, P> byId, List<Diagnostic> unloadable) {
        this.type = type;
        this.byId = byId;
        this.unloadable = List.copyOf(unloadable);
    }

    /**
     * Registered providers win over found ones of the same id, which settles a quarrel between two found ones as well.
     *
     * @param type for people: {@code target}
     * @throws GitOpsException CONFIG SPI-DUP when two found ones, or two registered ones, share an id (B77)
     */
    public static <P extends PluginProvider<?>> Catalog<P> of(String type, Discovered<P> found, List<P> registered) {
        Map<String, P> byId = unique(type, registered);
        List<P> others = found.providers().stream()
                .filter(provider -> !byId.containsKey(provider.id()))
                .toList();
        byId.putAll(unique(type, others));
        return new Catalog<>(type, byId, found.unloadable());
    }

    /** All ids, sorted. */
    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    /** All providers, sorted by id. */
    public List<P> providers() {
        return List.copyOf(byId.values());
    }

    /**
     * The provider of that id.
     *
     * @throws GitOpsException CONFIG CONFIG-PROVIDER, listing the known ones and those that could not be loaded
     */
    public P get(String id) {
        P provider = byId.get(id);
        if (provider != null) {
            return provider;
        }
        List<Diagnostic> problems = new ArrayList<>();
        problems.add(Diagnostic.error("CONFIG-PROVIDER")
                .what("there is no " + type + " provider '" + id + "'")
                .remedy("use one of " + String.join(", ", byId.keySet())
                        + ", or put the jar that brings it on the class path or module path")
                .build());
        problems.addAll(unloadable);
        throw new GitOpsException(FailureKind.CONFIG, problems);
    }

    private static <P extends PluginProvider<?>> Map<String, P> unique(String type, List<P> providers) {
        Map<String, P> byId = new TreeMap<>();
        for (P provider : providers) {
            P other = byId.putIfAbsent(provider.id(), provider);
            if (other != null) {
                throw new GitOpsException(
                        FailureKind.CONFIG,
                        Diagnostic.error("SPI-DUP")
                                .what("two " + type + " providers have the id '" + provider.id() + "': "
                                        + Discovered.origin(other) + " and " + Discovered.origin(provider))
                                .remedy("remove one of the jars, or register the one you mean by hand")
                                .build());
            }
        }
        return byId;
    }
}
