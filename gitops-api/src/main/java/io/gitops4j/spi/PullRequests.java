package io.gitops4j.spi;

import io.gitops4j.api.PullRequest;

/** Opens pull requests at a forge, for releases and rollbacks where the branch takes no push. Thread-safe. Never waits. */
public interface PullRequests {
    /**
     * Opens a pull request. One that is open already from that branch into that one is returned as it is, so a call that is repeated
     * opens no second.
     *
     * @throws io.gitops4j.api.GitOpsException AUTH, UNAVAILABLE, TIMEOUT; REJECTED where the forge does not take it
     */
    PullRequest open(ProposedPullRequest proposed, Operation operation);
}
