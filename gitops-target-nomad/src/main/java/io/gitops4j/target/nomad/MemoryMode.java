package io.gitops4j.target.nomad;

/** What becomes of a memory request that is smaller than the limit. */
public enum MemoryMode {
    /** The limit is reserved: right on every cluster, and the safe choice. */
    LIMIT,
    /**
     * The request is reserved, and more may be used up to the limit. Only for clusters with memory oversubscription switched on:
     * elsewhere Nomad kills a task at its <em>request</em>.
     */
    OVERSUBSCRIBE
}
