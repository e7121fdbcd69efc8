package io.gitops4j.api;

/**
 * What still waits to be told outside. It is kept under the work directory of the engine.
 *
 * @param reports messages for forges: how commits are doing, and plans at pull requests
 * @param notices for people
 */
public record Untold(int reports, int notices) {
    /** Whether all is told. */
    public boolean none() {
        return reports == 0 && notices == 0;
    }
}
