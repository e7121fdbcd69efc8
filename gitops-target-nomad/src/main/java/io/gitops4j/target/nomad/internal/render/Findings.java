package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.ServiceSpec;
import java.util.ArrayList;
import java.util.List;

/** What was noticed while one service was rendered. Used by one thread. */
final class Findings {
    private final ServiceSpec spec;
    private final List<Diagnostic> found = new ArrayList<>();

    Findings(ServiceSpec spec) {
        this.spec = spec;
    }

    /** Keeps the service from being deployed. */
    void error(String code, String path, String what, String remedy) {
        found.add(spec.diagnose(Severity.ERROR, code, path, what, remedy));
    }

    /** Deployed, but other than asked for. */
    void warning(String code, String path, String what, String remedy) {
        found.add(spec.diagnose(Severity.WARNING, code, path, what, remedy));
    }

    /** Deployed as asked for in effect, or left out without an effect on the running service. */
    void info(String code, String path, String what, String remedy) {
        found.add(spec.diagnose(Severity.INFO, code, path, what, remedy));
    }

    List<Diagnostic> all() {
        return List.copyOf(found);
    }
}
