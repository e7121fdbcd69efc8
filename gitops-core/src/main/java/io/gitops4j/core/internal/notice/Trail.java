package io.gitops4j.core.internal.notice;

import io.gitops4j.api.Commit;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.Position;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import java.util.List;
import java.util.Optional;

/** What is known of the past. Any call may throw a {@link io.gitops4j.api.GitOpsException}. */
public interface Trail {
    /** Deployments, newest first. */
    List<Deployment> deployments(HistoryQuery query);

    /** What is deployed of a service, from memory. */
    Optional<Revision> deployed(String environment, ServiceId service);

    /**
     * The newest commit between two revisions that changed a manifest.
     *
     * @param from nothing for all that led to the newer one
     * @param to what the run under way has read
     * @return nothing where none did, or where that is not known
     */
    Optional<Commit> changed(String environment, Optional<Revision> from, Revision to, Position manifest);
}
