package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.Probe;
import io.gitops4j.api.spec.ProbeCheck;
import io.gitops4j.api.spec.ProbeKind;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.target.nomad.ServiceProvider;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Probes as checks of services. Any check decides whether a new instance counts as healthy; one made from a liveness probe also
 * restarts its task. A startup probe has no counterpart: its patience is added to the liveness check's.
 */
final class ChecksRenderer {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final ServiceProvider provider;
    private final ServiceSpec spec;
    private final PortPlan ports;
    private final Findings findings;

    ChecksRenderer(ServiceProvider provider, ServiceSpec spec, PortPlan ports, Findings findings) {
        this.provider = provider;
        this.spec = spec;
        this.ports = ports;
        this.findings = findings;
    }

    /**
     * Adds every check to the service of its port, or else to the first.
     *
     * @param maker makes a service for a port label, where there is none at all
     */
    void addTo(List<NamedPort> services, Function<String, NamedPort> maker) {
        for (int i = 0; i < spec.containers().size(); i++) {
            Container container = spec.containers().get(i);
            String path = "containers[" + i + "].probes.";
            reportStartup(container, path + ProbeKind.STARTUP);
            for (ProbeKind kind : List.of(ProbeKind.READINESS, ProbeKind.LIVENESS)) {
                Probe probe = container.probes().get(kind);
                if (probe != null && expressible(probe.check(), path + kind)) {
                    String label = ports.label(probe.check().port());
                    if (services.isEmpty()) {
                        services.add(maker.apply(label));
                    }
                    NamedPort service = services.stream()
                            .filter(candidate -> candidate.isAt(label))
                            .findFirst()
                            .orElse(services.get(0));
                    service.add(check(container, kind, probe, path + kind, service.isAt(label)));
                }
            }
        }
    }

    private Map<String, Object> check(
            Container container, ProbeKind kind, Probe probe, String path, boolean portOfService) {
        ProbeCheck what = probe.check();
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("Name", container.name() + "-" + kind.name().toLowerCase(Locale.ROOT));
        check.put(
                "Type",
                what.type() == ProbeCheck.Type.EXEC
                        ? "script"
                        : what.type().name().toLowerCase(Locale.ROOT));
        if (!portOfService && what.type() != ProbeCheck.Type.EXEC) {
            check.put("PortLabel", ports.label(what.port()));
        }
        if (what.type() == ProbeCheck.Type.HTTP) {
            check.put("Path", what.path());
        } else if (what.type() == ProbeCheck.Type.GRPC) {
            check.put("GRPCService", what.path());
        } else if (what.type() == ProbeCheck.Type.EXEC) {
            check.put("TaskName", container.name());
            check.put("Command", what.command().get(0));
            check.put("Args", what.command().subList(1, what.command().size()));
        }
        check.put("Interval", atLeastASecond(probe.interval(), path + ".interval"));
        check.put("Timeout", atLeastASecond(probe.timeout(), path + ".timeout"));
        if (kind == ProbeKind.LIVENESS) {
            Map<String, Object> restart = new LinkedHashMap<>();
            restart.put("Limit", Math.max(1, probe.failureThreshold()));
            restart.put("Grace", patience(container, probe).toNanos());
            check.put("CheckRestart", restart);
        } else {
            reportDelay(probe, path + ".initialDelay");
            if (probe.failureThreshold() > 1) {
                threshold(check, probe, path);
            }
        }
        return check;
    }

    private void reportStartup(Container container, String path) {
        Probe startup = container.probes().get(ProbeKind.STARTUP);
        if (startup == null) {
            return;
        }
        if (container.probes().containsKey(ProbeKind.LIVENESS)) {
            findings.info(
                    "NOMAD-STARTUP",
                    path,
                    "of the startup probe only its patience of "
                            + patience(startup).toSeconds() + " s is used: so long the liveness check restarts nothing",
                    "nothing, if the service is reached by its other checks once it has started");
        } else {
            findings.info(
                    "NOMAD-STARTUP",
                    path,
                    "the startup probe is not used, as there is no liveness probe that it could hold back",
                    "declare health.liveness, or leave health.startup out");
        }
    }

    private void reportDelay(Probe readiness, String path) {
        if (!readiness.initialDelay().isZero()) {
            findings.info(
                    "NOMAD-CHECK-DELAY",
                    path,
                    "Nomad makes this check from the start, not after "
                            + readiness.initialDelay().toMillis() + " ms",
                    "leave initialDelay out: an instance gets traffic as soon as the check passes");
        }
    }

    private void threshold(Map<String, Object> check, Probe probe, String path) {
        if (provider == ServiceProvider.CONSUL) {
            check.put("FailuresBeforeCritical", probe.failureThreshold() - 1);
            return;
        }
        findings.info(
                "NOMAD-CHECK-THRESHOLD",
                path + ".failureThreshold",
                "an instance loses its traffic at the first failure, not after " + probe.failureThreshold()
                        + ", as Nomad's own checks have no threshold",
                "state failureThreshold 1, or use a target with serviceProvider consul");
    }

    /** How long after its start a task is not restarted. */
    private static Duration patience(Container container, Probe liveness) {
        Probe startup = container.probes().get(ProbeKind.STARTUP);
        Duration own = liveness.initialDelay();
        return startup == null ? own : own.plus(patience(startup));
    }

    private static Duration patience(Probe startup) {
        return startup.initialDelay().plus(startup.interval().multipliedBy(startup.failureThreshold()));
    }

    private long atLeastASecond(Duration wanted, String path) {
        if (wanted.compareTo(SHORTEST) < 0) {
            findings.info(
                    "NOMAD-CHECK-TIME",
                    path,
                    "Nomad checks with 1 s at least, not " + wanted.toMillis() + " ms",
                    "state 1 s or more");
            return SHORTEST.toNanos();
        }
        return wanted.toNanos();
    }

    private boolean expressible(ProbeCheck check, String path) {
        boolean command = check.type() == ProbeCheck.Type.EXEC;
        if (provider == ServiceProvider.NOMAD && (command || check.type() == ProbeCheck.Type.GRPC)) {
            findings.error(
                    "NOMAD-CHECK",
                    path,
                    "Nomad's own checks are HTTP or TCP, and this probe is "
                            + check.type().name().toLowerCase(Locale.ROOT),
                    "use an HTTP or TCP probe, or a target with serviceProvider consul");
            return false;
        }
        if (command && check.command().isEmpty()) {
            findings.error("NOMAD-CHECK", path, "the probe has no command", "declare its command");
            return false;
        }
        return true;
    }
}
