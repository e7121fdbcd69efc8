package io.gitops4j.core.internal.rendered;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.ConfigFile;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what must not be kept where others read: values that look like secrets (I9). Pure. */
final class OpenSecrets {
    private OpenSecrets() {}

    /**
     * An error for each.
     *
     * @param masked names that the renderer wants masked, of which the service itself may not know
     */
    static List<Diagnostic> in(ServiceSpec spec, Set<String> masked) {
        List<Diagnostic> found = new ArrayList<>();
        for (int c = 0; c < spec.containers().size(); c++) {
            Container container = spec.containers().get(c);
            String path = "containers[" + c + "]";
            for (int i = 0; i < container.env().size(); i++) {
                EnvVar variable = container.env().get(i);
                if (variable.sensitive()) {
                    found.add(finding(spec, path + ".env[" + i + "]", variable.name()));
                }
            }
            for (int i = 0; i < container.files().size(); i++) {
                ConfigFile file = container.files().get(i);
                if (file.sensitive()) {
                    found.add(finding(spec, path + ".files[" + i + "]", file.path()));
                }
            }
        }
        if (found.isEmpty()) {
            masked.stream().sorted().forEach(name -> found.add(finding(spec, name, name)));
        }
        return found;
    }

    private static Diagnostic finding(ServiceSpec spec, String path, String name) {
        return spec.diagnose(
                Severity.ERROR,
                "RENDERED-SECRET",
                path,
                "the value of '" + name
                        + "' looks like a secret, and whoever reads the repository would see it for ever",
                "put it into the secret store and refer to it: vault:path#key");
    }
}
