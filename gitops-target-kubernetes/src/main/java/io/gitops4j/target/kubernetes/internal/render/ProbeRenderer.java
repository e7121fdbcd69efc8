package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.spec.Probe;
import io.gitops4j.api.spec.ProbeCheck;
import java.time.Duration;

/** One health check of a container. */
final class ProbeRenderer {
    private final Subject subject;

    ProbeRenderer(Subject subject) {
        this.subject = subject;
    }

    Tree render(Probe probe, String path) {
        Tree tree = check(probe.check());
        int delay = seconds(probe.initialDelay(), path + ".initialDelay");
        if (delay > 0) {
            tree.with("initialDelaySeconds", delay);
        }
        return tree.with("periodSeconds", Math.max(1, seconds(probe.interval(), path + ".interval")))
                .with("timeoutSeconds", Math.max(1, seconds(probe.timeout(), path + ".timeout")))
                .with("failureThreshold", Math.max(1, probe.failureThreshold()));
    }

    private static Tree check(ProbeCheck check) {
        return switch (check.type()) {
            case HTTP ->
                new Tree().with("httpGet", new Tree().with("path", check.path()).with("port", check.port()));
            case TCP -> new Tree().with("tcpSocket", new Tree().with("port", check.port()));
            case GRPC ->
                new Tree().with("grpc", new Tree().with("port", check.port()).with("service", check.path()));
            case EXEC -> new Tree().with("exec", new Tree().with("command", check.command()));
        };
    }

    private int seconds(Duration duration, String path) {
        long whole = duration.toSeconds() + (duration.toNanosPart() > 0 ? 1 : 0);
        if (duration.toNanosPart() > 0) {
            subject.warning(
                    "K8S-SECONDS",
                    path,
                    duration.toMillis() + " ms becomes " + whole + " s, as Kubernetes counts whole seconds",
                    "use whole seconds");
        }
        return Math.toIntExact(whole);
    }
}
