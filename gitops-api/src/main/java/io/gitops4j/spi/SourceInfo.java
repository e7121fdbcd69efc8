package io.gitops4j.spi;

import java.util.Objects;

/**
 * Where a declaration was read, as far as configuration says it: unlike the author of a commit this can be trusted.
 *
 * @param source its configured name; empty when a service is no longer declared anywhere
 * @param branch that it follows, see {@link Source#branch}; empty when it has none
 */
public record SourceInfo(String source, String branch) {
    /** What is not declared anywhere. */
    public static final SourceInfo NONE = new SourceInfo("", "");

    /** Nothing is null. */
    public SourceInfo {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(branch, "branch");
    }
}
