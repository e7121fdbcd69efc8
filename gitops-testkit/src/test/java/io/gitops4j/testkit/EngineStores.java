package io.gitops4j.testkit;

import io.gitops4j.spi.HistoryStoreProvider;
import java.util.ServiceLoader;

/** The engine's own history stores, as an embedder gets them. */
final class EngineStores {
    private EngineStores() {}

    static HistoryStoreProvider provider(String id) {
        return ServiceLoader.load(HistoryStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
