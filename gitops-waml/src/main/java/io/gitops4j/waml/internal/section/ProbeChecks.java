package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.ProbeCheck;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.MergedList;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import java.util.List;
import java.util.Optional;

/** How a health check asks. */
final class ProbeChecks {
    private static final List<String> WAYS = List.of("http", "tcp", "exec", "grpc");

    private final ContainerDraft draft;
    private final ProbePorts ports;

    ProbeChecks(ContainerDraft draft, ProbePorts ports) {
        this.draft = draft;
        this.ports = ports;
    }

    /** The check; nothing after a finding, or where the ports themselves have one. */
    Optional<ProbeCheck> read(MergedMapping probe, String path) {
        List<String> ways =
                WAYS.stream().filter(way -> probe.fields().containsKey(way)).toList();
        if (ways.size() != 1) {
            draft.findings()
                    .error(
                            probe,
                            Code.HEALTH,
                            ways.isEmpty()
                                    ? "the check does not say how to ask"
                                    : "the check asks in several ways: " + String.join(", ", ways),
                            ways.isEmpty()
                                    ? "add one of http, tcp, exec, grpc; `http: {}` asks for / on the first port"
                                    : "keep one; null removes one of a lower layer");
            return Optional.empty();
        }
        MergedMapping way = probe.mapping(ways.get(0)).orElseThrow();
        draft.origin(path + ".check", way);
        return switch (ways.get(0)) {
            case "exec" ->
                Optional.of(ProbeCheck.exec(
                        way.list("command").map(MergedList::texts).orElse(List.of())));
            case "http" -> port(way, path).map(port -> ProbeCheck.http(port, text(way, "path", "/", path)));
            case "grpc" -> port(way, path).map(port -> ProbeCheck.grpc(port, text(way, "service", "", path)));
            default -> port(way, path).map(ProbeCheck::tcp);
        };
    }

    private String text(MergedMapping way, String field, String otherwise, String path) {
        Optional<MergedScalar> value = way.scalar(field);
        value.ifPresent(scalar -> draft.origin(path + ".check.path", scalar));
        return value.map(MergedScalar::text).orElse(otherwise);
    }

    private Optional<Integer> port(MergedMapping way, String path) {
        Optional<MergedScalar> wanted = way.scalar("port");
        wanted.ifPresent(scalar -> draft.origin(path + ".check.port", scalar));
        return ports.find(wanted, way);
    }
}
