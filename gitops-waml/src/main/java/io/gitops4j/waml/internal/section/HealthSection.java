package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.Probe;
import io.gitops4j.api.spec.ProbeCheck;
import io.gitops4j.api.spec.ProbeKind;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import io.gitops4j.waml.internal.rule.TimeSpan;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Health checks: each asks in exactly one way, over a port that the container has. */
final class HealthSection implements Section {
    @Override
    public List<String> reads() {
        return List.of("health", "service", "ports");
    }

    @Override
    public void read(Draft draft) {
        read(draft.main(), new MainPorts(draft));
    }

    static void read(ContainerDraft draft, ProbePorts ports) {
        Map<ProbeKind, Probe> probes = new EnumMap<>(ProbeKind.class);
        for (ProbeKind kind : ProbeKind.values()) {
            String field = kind.name().toLowerCase(Locale.ROOT);
            draft.values().mapping("health", field).ifPresent(mapping -> {
                String path = "probes[" + kind + "]";
                draft.origin(path, mapping);
                new ProbeChecks(draft, ports)
                        .read(mapping, path)
                        .ifPresent(check -> probes.put(kind, probe(draft, mapping, check, path)));
            });
        }
        draft.container().probes(probes);
    }

    private static Probe probe(ContainerDraft draft, MergedMapping mapping, ProbeCheck check, String path) {
        Probe usual = Probe.of(check);
        Duration interval = span(draft, mapping, "interval", usual.interval(), path);
        Duration timeout = span(draft, mapping, "timeout", usual.timeout(), path);
        Optional<MergedScalar> failures = mapping.scalar("failureThreshold");
        failures.ifPresent(scalar -> draft.origin(path + ".failureThreshold", scalar));
        if (timeout.compareTo(interval) > 0) {
            mapping.scalar("timeout")
                    .or(() -> mapping.scalar("interval"))
                    .ifPresent(place -> draft.findings()
                            .warning(
                                    place,
                                    Code.HEALTH,
                                    "the timeout of " + text(timeout) + " is longer than the interval of "
                                            + text(interval) + " between two checks",
                                    "make the timeout the shorter one"));
        }
        return new Probe(
                check,
                span(draft, mapping, "initialDelay", usual.initialDelay(), path),
                interval,
                timeout,
                failures.map(MergedScalar::number).orElse(usual.failureThreshold()));
    }

    private static String text(Duration span) {
        return span.toMillis() % 1_000 == 0 ? span.toSeconds() + "s" : span.toMillis() + "ms";
    }

    private static Duration span(
            ContainerDraft draft, MergedMapping mapping, String field, Duration usual, String path) {
        Optional<MergedScalar> value = mapping.scalar(field);
        value.ifPresent(scalar -> draft.origin(path + "." + field, scalar));
        return value.flatMap(scalar -> TimeSpan.parse(scalar.text())).orElse(usual);
    }
}
