package io.gitops4j.spi;

/** How far a commit is in one environment. */
public enum ForgeState {
    /** Planned, and not begun: it is next, or it waits for an approval. */
    PENDING(false),
    /** Being applied, or applied with rollouts that go on. */
    IN_PROGRESS(false),
    /** Everything that it declares is there. */
    SUCCESS(true),
    /** Something that it declares is wrong, refused, or did not become healthy. */
    FAILURE(true),
    /** The run could not be carried out, whatever the commit says: the target or the history is out of reach. */
    ERROR(true),
    /** Another commit came before it was done. */
    SUPERSEDED(true);

    private final boolean settled;

    ForgeState(boolean settled) {
        this.settled = settled;
    }

    /** Whether it says how it ended, and not that it goes on. */
    public boolean settled() {
        return settled;
    }
}
