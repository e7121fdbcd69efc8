package io.gitops4j.git.internal.rendered;

import io.gitops4j.api.ResourceId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Where things lie: {@code <cluster>/<namespace>/<service>/{latest,<deployment>}}, and the mark beside them. */
final class Layout {
    /** What is wanted now. */
    static final String LATEST = "latest";

    /** Outside of what is deployed, and hidden as it is nothing for people. */
    static final String MARK = ".gitops4j.yaml";

    private static final Pattern DIRECTORY = Pattern.compile("[a-z0-9]([a-z0-9-]{0,198}[a-z0-9])?");
    private static final Pattern DEPLOYMENT = Pattern.compile("[1-9][0-9]{0,17}");

    private final String cluster;

    /** @param cluster one or more legal names, {@code /}-separated */
    Layout(String cluster) {
        this.cluster = cluster;
    }

    String cluster() {
        return cluster;
    }

    /** The directory of a service; nothing where the id is not one of this store. */
    Optional<String> path(ResourceId id) {
        return isDirectory(id.namespace()) && isDirectory(id.name())
                ? Optional.of(cluster + "/" + id.namespace() + "/" + id.name())
                : Optional.empty();
    }

    static boolean isDirectory(String name) {
        return DIRECTORY.matcher(name).matches();
    }

    /** The number of the deployment whose directory has this name. */
    static OptionalLong deployment(String name) {
        return DEPLOYMENT.matcher(name).matches() ? OptionalLong.of(Long.parseLong(name)) : OptionalLong.empty();
    }
}
