package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.ContainerPort;
import io.gitops4j.api.spec.NetworkService;
import io.gitops4j.api.spec.ServicePort;
import java.util.List;
import java.util.Optional;

/**
 * Services and container ports that fit each other.
 *
 * @param services in the order declared
 * @param ports of the container
 */
record Network(List<Entry> services, List<ContainerPort> ports) {
    /**
     * One service.
     *
     * @param declaredName as the manifest calls it; a variant's service has another name at the target
     * @param service the result
     */
    record Entry(String declaredName, NetworkService service) {
        Optional<ServicePort> port(String numberOrName) {
            return service.ports().stream()
                    .filter(port -> port.name().equals(numberOrName)
                            || Integer.toString(port.number()).equals(numberOrName))
                    .findFirst();
        }
    }

    Optional<ContainerPort> port(String numberOrName) {
        return ports.stream()
                .filter(port -> port.name().equals(numberOrName)
                        || Integer.toString(port.number()).equals(numberOrName))
                .findFirst();
    }

    /** For messages: {@code my-app has 80 (http), 9090 (metrics)}. */
    static String describe(Entry entry) {
        return entry.declaredName() + " has "
                + String.join(
                        ", ",
                        entry.service().ports().stream()
                                .map(port -> port.number() + " (" + port.name() + ")")
                                .toList());
    }

    /** For messages: {@code 8000 (http), 9090 (metrics)}. */
    static String describe(List<ContainerPort> ports) {
        return String.join(
                ", ",
                ports.stream()
                        .map(port -> port.number() + " (" + port.name() + ")")
                        .toList());
    }
}
