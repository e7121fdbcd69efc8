package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.Security;
import io.gitops4j.target.nomad.TaskDriver;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a task may do on its node, as far as its driver can deny it; what it cannot is told. */
final class SecurityConfig {
    private static final String CODE = "NOMAD-SECURITY";

    private final TaskDriver driver;
    private final Security security;
    private final String path;
    private final Findings findings;

    SecurityConfig(TaskDriver driver, Security security, String containerPath, Findings findings) {
        this.driver = driver;
        this.security = security;
        this.path = containerPath + ".security";
        this.findings = findings;
    }

    void addTo(Map<String, Object> task, Map<String, Object> config) {
        user(task);
        if (driver.runsImages()) {
            if (security.readOnlyRoot()) {
                config.put("readonly_rootfs", true);
            }
            // As on Kubernetes: whoever says anything about security does not want it won back by setuid programs.
            config.put("security_opt", List.of("no-new-privileges"));
        } else if (security.readOnlyRoot()) {
            unable("readOnlyRoot", "make the root of a task read-only");
        }
        capabilities(config, "cap_add", "addedCapabilities", security.addedCapabilities());
        capabilities(config, "cap_drop", "droppedCapabilities", security.droppedCapabilities());
    }

    private void user(Map<String, Object> task) {
        security.user().ifPresent(user -> task.put("User", Long.toString(user)));
        if (security.nonRoot() && security.user().isEmpty()) {
            findings.warning(
                    CODE,
                    path + ".nonRoot",
                    "Nomad does not look whether the image's own user is root, so runAsNonRoot is not enforced",
                    "state runAsUser");
        }
    }

    private void capabilities(Map<String, Object> config, String key, String field, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        if (driver == TaskDriver.RAW_EXEC) {
            unable(field, "change the capabilities of a task");
        } else {
            config.put(
                    key,
                    names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
        }
    }

    private void unable(String field, String what) {
        findings.warning(
                CODE,
                path + "." + field,
                "the driver " + driver.nativeName() + " cannot " + what + ", so it is not done",
                "deploy to a target with the driver docker, or take it out");
    }
}
