package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.spec.Security;

/**
 * What a container may do on its node. Whoever says anything about it gets {@code allowPrivilegeEscalation: false} too: without it
 * a program could win back what is denied here. Where nothing is said, the cluster's own rules hold.
 */
final class SecurityRenderer {
    private SecurityRenderer() {}

    static Tree render(Security security) {
        Tree tree = new Tree().with("allowPrivilegeEscalation", false);
        if (security.nonRoot()) {
            tree.with("runAsNonRoot", true);
        }
        security.user().ifPresent(user -> tree.with("runAsUser", user));
        if (security.readOnlyRoot()) {
            tree.with("readOnlyRootFilesystem", true);
        }
        return tree.with(
                "capabilities",
                new Tree().with("add", security.addedCapabilities()).with("drop", security.droppedCapabilities()));
    }
}
