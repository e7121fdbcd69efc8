package io.gitops4j;

/** The way in: {@code GitOps.builder().config(...).build()} makes an engine. */
public final class GitOps {
    private GitOps() {}

    /** Starts an engine. */
    public static GitOpsBuilder builder() {
        return new GitOpsBuilder();
    }
}
