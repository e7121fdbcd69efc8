package io.gitops4j.waml.internal.section;

import io.gitops4j.api.Origin;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.Origins;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A spec in the making. Not thread-safe. */
final class Draft {
    private final ServiceId id;
    private final MergedService service;
    private final Findings findings;
    private final ServiceSpec.Builder spec;
    private final Container.Builder container;
    private final List<Container.Builder> sidecars = new ArrayList<>();
    private final Map<String, Origin> origins = new HashMap<>();
    private Optional<Network> network = Optional.empty();

    Draft(ServiceId id, String namespace, MergedService service, Findings findings) {
        this.id = id;
        this.service = service;
        this.findings = findings;
        this.spec = ServiceSpec.builder(id, namespace);
        this.container = Container.named(id.slug());
    }

    ServiceId id() {
        return id;
    }

    MergedService service() {
        return service;
    }

    MergedMapping values() {
        return service.values();
    }

    Findings findings() {
        return findings;
    }

    ServiceSpec.Builder spec() {
        return spec;
    }

    /** The main container. */
    Container.Builder container() {
        return container;
    }

    /** The main container with the place of its fields. */
    ContainerDraft main() {
        return new ContainerDraft(this, values(), container, "containers[0]");
    }

    /** One more container, whose fields stand there. */
    ContainerDraft sidecar(MergedMapping values, Container.Builder sidecar) {
        sidecars.add(sidecar);
        return new ContainerDraft(this, values, sidecar, "containers[" + sidecars.size() + "]");
    }

    /** Services and ports, once they are read without an error. */
    Optional<Network> network() {
        return network;
    }

    void network(Network value) {
        this.network = Optional.of(value);
    }

    /** Whether this field was left out by every layer. */
    boolean lacks(String field) {
        return !values().fields().containsKey(field);
    }

    /** Notes where the value at a path of the spec came from. */
    void origin(String specPath, Merged value) {
        origins.put(specPath, value.origin());
    }

    void origins(Map<String, Origin> more) {
        origins.putAll(more);
    }

    ServiceSpec finish() {
        List<Container> containers = new ArrayList<>();
        containers.add(container.build());
        sidecars.forEach(sidecar -> containers.add(sidecar.build()));
        return spec.containers(containers).origins(Origins.of(origins)).build();
    }
}
