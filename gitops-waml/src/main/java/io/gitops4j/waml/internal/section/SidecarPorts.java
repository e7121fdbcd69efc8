package io.gitops4j.waml.internal.section;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import io.gitops4j.waml.internal.yaml.PlainReading;
import java.util.Optional;

/** The port of a sidecar's health check: a number, as a sidecar declares no ports. */
record SidecarPorts(ContainerDraft sidecar) implements ProbePorts {
    @Override
    public Optional<Integer> find(Optional<MergedScalar> wanted, MergedMapping check) {
        Optional<Integer> number = wanted.filter(port -> port.node().reading() == PlainReading.INTEGER)
                .map(MergedScalar::number);
        if (number.isEmpty()) {
            sidecar.findings()
                    .error(
                            wanted.map(Merged.class::cast).orElse(check),
                            Code.PORTMAP,
                            "the check of a sidecar "
                                    + wanted.map(port -> "asks port " + Shown.quoted(port.text())
                                                    + ", and a sidecar's ports have no names")
                                            .orElse("does not say which port to ask"),
                            "write the number of the port that it listens on");
        }
        return number;
    }
}
