package io.gitops4j.target.kubernetes.internal.render;

import java.util.regex.Pattern;

/** Names that every kind takes: DNS labels that begin with a letter (RFC 1035), as a Service needs them. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private Names() {}

    /** The name itself, told if it is none. */
    static String check(Subject subject, String path, String name) {
        if (!NAME.matcher(name).matches()) {
            subject.error(
                    "K8S-NAME",
                    path,
                    "'" + name + "' is no name of Kubernetes",
                    "use at most 63 lower-case letters, digits and '-', a letter first");
        }
        return name;
    }
}
