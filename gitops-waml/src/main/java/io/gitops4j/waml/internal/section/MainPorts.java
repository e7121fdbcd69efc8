package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.ContainerPort;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import java.util.List;
import java.util.Optional;

/** The port of the main container's health check: one that the container has, its first where none is named. */
record MainPorts(Draft draft) implements ProbePorts {
    @Override
    public Optional<Integer> find(Optional<MergedScalar> wanted, MergedMapping check) {
        Optional<Network> network = draft.network();
        if (network.isEmpty()) {
            return Optional.empty();
        }
        List<ContainerPort> ports = network.get().ports();
        Optional<ContainerPort> found = wanted.isPresent()
                ? network.get().port(wanted.get().text())
                : ports.stream().findFirst();
        if (found.isEmpty()) {
            String asked = wanted.map(scalar -> "port " + scalar.text()).orElse("a port");
            String known = ports.isEmpty() ? "no ports" : Network.describe(ports);
            draft.findings()
                    .error(
                            wanted.map(Merged.class::cast).orElse(check),
                            Code.PORTMAP,
                            "the check asks " + asked + ", and the container has " + known,
                            "name one of them, or add it to `ports`");
        }
        return found.map(ContainerPort::number);
    }
}
