package io.gitops4j.git;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
import io.gitops4j.git.internal.CachedRemote;
import io.gitops4j.git.internal.GitCache;
import io.gitops4j.git.internal.GitLimits;
import io.gitops4j.git.internal.GitRef;
import io.gitops4j.git.internal.rendered.RenderedDirectories;
import io.gitops4j.git.internal.trust.CommitGate;
import io.gitops4j.git.internal.trust.TrustOptions;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.RenderedChange;
import io.gitops4j.spi.RenderedStore;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;

/**
 * Keeps rendered services in a branch of a Git repository, as {@code <cluster>/<namespace>/<service>/latest} and, for the last
 * deployments, {@code .../<number>}, for Argo CD or Flux to deploy. One commit for each change, pushed by compare-and-set with the
 * commits of changes that are made at the same time; what others commit elsewhere in the repository is left alone, and disturbs
 * nothing.
 *
 * <p>Thread-safe; several engines, also on several machines, may share a repository. Whose a directory is stands in its file
 * {@code .gitops4j.yaml}. Failures carry the codes of a {@link GitSource}, and {@code GIT-PUSH} where the remote takes no commit.
 */
public final class GitRenderedStore implements RenderedStore {
    private final GitCache cache;
    private final RenderedDirectories directories;

    /**
     * Reaches nobody and writes nothing yet.
     *
     * @throws GitOpsException CONFIG when the URL or the branch is refused
     */
    public GitRenderedStore(GitRenderedOptions options) {
        GitOptions repository = options.repository();
        String branch = branch(repository.ref());
        GitLimits limits = GitConnections.limits(repository);
        this.cache = new GitCache(repository.cacheDirectory(), limits);
        this.directories = new RenderedDirectories(
                // A service may be called con, which Windows takes for a device.
                new CachedRemote(
                        GitConnections.withAnyNames(repository),
                        cache,
                        GitRef.parse(branch),
                        "",
                        limits,
                        new CommitGate(TrustOptions.OFF, options.clock(), repository.cacheDirectory())),
                branch,
                options.environment(),
                options.cluster(),
                options.keep(),
                options.clock());
    }

    /** In full, as a tag of the same name is not meant. */
    private static String branch(String ref) {
        String name = GitRef.parse(ref).shortName();
        if (name.equals(Constants.HEAD) || name.startsWith(Constants.R_REFS)) {
            throw new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("SRC-REF")
                            .path("branch")
                            .what("'" + ref + "' is no branch, and commits need one")
                            .remedy("name a branch such as main")
                            .build());
        }
        return Constants.R_HEADS + name;
    }

    @Override
    public Observation observe(ObserveRequest request, Operation operation) {
        return directories.observe(request, operation);
    }

    @Override
    public Map<String, String> files(LiveResource service, Operation operation) {
        return directories.files(service, operation);
    }

    @Override
    public ApplyOutcome apply(RenderedChange request, Operation operation) {
        return directories.apply(request, operation);
    }

    @Override
    public void close() {
        cache.close();
    }
}
