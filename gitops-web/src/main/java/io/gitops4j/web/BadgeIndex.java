package io.gitops4j.web;

import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** Finds services by what the path of a badge names, without looking at thousands of them at every request. Thread-safe. */
final class BadgeIndex {
    private final BiFunction<String, ServiceId, String> name;
    private final Map<String, Indexed> environments = new ConcurrentHashMap<>();

    /** A service and where it is. */
    record Found(EnvironmentState environment, ServiceState service) {}

    private record Indexed(EnvironmentState state, Map<String, ServiceState> services) {}

    /** @param name what names a service of an environment */
    BadgeIndex(BiFunction<String, ServiceId, String> name) {
        this.name = name;
    }

    Optional<Found> find(String wanted, Map<String, EnvironmentState> states) {
        environments.keySet().retainAll(states.keySet());
        for (Map.Entry<String, EnvironmentState> entry : states.entrySet()) {
            ServiceState found = of(entry.getKey(), entry.getValue()).get(wanted);
            if (found != null) {
                return Optional.of(new Found(entry.getValue(), found));
            }
        }
        return Optional.empty();
    }

    /** Made anew when the state is another one, which is after a run: the engine replaces it as a whole. */
    @SuppressWarnings("ReferenceEquality")
    private Map<String, ServiceState> of(String environment, EnvironmentState state) {
        return environments
                .compute(
                        environment,
                        (key, known) -> known != null && known.state() == state
                                ? known
                                : new Indexed(state, index(environment, state)))
                .services();
    }

    private Map<String, ServiceState> index(String environment, EnvironmentState state) {
        Map<String, ServiceState> services = new HashMap<>();
        state.services().forEach(service -> services.put(name.apply(environment, service.service()), service));
        return services;
    }
}
