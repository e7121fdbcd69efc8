package io.gitops4j.spi;

import io.gitops4j.api.Revision;

/** Writes ordinary commits to a source, one on top of the other. Thread-safe. */
public interface SourceWriter {
    /**
     * Makes a commit on top of the newest revision and publishes it by compare-and-set, never forced. When somebody else was
     * faster, the edits are computed again on what is newest then.
     *
     * @return the revision written; the newest one where the edits change nothing
     * @throws io.gitops4j.api.GitOpsException whatever the edits throw; REJECTED when the remote does not take it, for example
     *     because the branch is protected; AUTH, UNAVAILABLE, TIMEOUT
     */
    Revision commit(ProposedCommit proposed, Operation operation);
}
