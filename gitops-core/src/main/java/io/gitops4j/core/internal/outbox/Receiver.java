package io.gitops4j.core.internal.outbox;

import io.gitops4j.spi.Operation;

/** Who letters go to. */
public interface Receiver<L extends Letter> {
    /** For people: {@code the reporter github}. */
    String label();

    /** By its configured name. */
    String name();

    /**
     * Hands one over.
     *
     * @throws io.gitops4j.api.GitOpsException whose kind says whether it is tried again
     */
    void send(L letter, Operation operation);
}
