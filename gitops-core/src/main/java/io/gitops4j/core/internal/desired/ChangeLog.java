package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Commit;
import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.LogRequest;
import io.gitops4j.spi.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which commits the deployments of one run bring, for people: it never fails, and it looks a bounded number of times. For use by one
 * run.
 */
public final class ChangeLog {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeLog.class);

    /** For one service. */
    static final int COMMITS = 10;

    /** A run that deploys more than so many services tells only the newest commit of the others: it was that one which moved them all. */
    static final int LOOKS = 20;

    private final List<SourceReader> sources;
    private final Function<Revision, CommitInfo> commits;
    private final Operation operation;
    private final Map<LogRequest, List<Commit>> seen = new HashMap<>();

    /** @param commits who made a revision that was just read */
    ChangeLog(List<SourceReader> sources, Function<Revision, CommitInfo> commits, Operation operation) {
        this.sources = List.copyOf(sources);
        this.commits = commits;
        this.operation = operation;
    }

    /**
     * The commits since a revision that touched a manifest's folder, newest first, and before them the one that is deployed.
     *
     * @param from nothing for the first deployment
     * @param to just read
     */
    public List<Commit> between(Optional<Revision> from, Revision to, Position manifest) {
        Optional<SourceReader> reader = sources.stream()
                .filter(source -> source.name().equals(to.source()))
                .findFirst();
        List<Commit> brought = new ArrayList<>(newest(to));
        if (reader.isEmpty() || brought.isEmpty()) {
            return brought;
        }
        from.filter(before -> before.source().equals(to.source()) && !before.equals(to))
                .map(before -> new LogRequest(Optional.of(before), to, folder(manifest), COMMITS))
                .map(request -> log(reader.get(), request))
                .ifPresent(log -> log.stream()
                        .filter(commit -> !commit.id().equals(to.id()))
                        .limit(COMMITS - 1L)
                        .forEach(brought::add));
        return brought;
    }

    /**
     * The newest commit since a revision that changed a manifest itself.
     *
     * @param from nothing for all that led to it
     * @return nothing where none did, or where that is not known
     */
    public Optional<Commit> changed(Optional<Revision> from, Revision to, Position manifest) {
        Optional<Revision> before = from.filter(known -> known.source().equals(to.source()));
        if (before.equals(Optional.of(to))) {
            return Optional.empty();
        }
        return sources.stream()
                .filter(source -> source.name().equals(to.source()))
                .findFirst()
                .flatMap(reader -> log(reader, new LogRequest(before, to, manifest.file(), 1)).stream()
                        .findFirst())
                .map(found -> newest(to).stream()
                        .filter(verified -> verified.id().equals(found.id()))
                        .findFirst()
                        .orElse(found));
    }

    /** The commit of a revision that was just read; none where its source has no commits. */
    public List<Commit> newest(Revision revision) {
        CommitInfo info = commits.apply(revision);
        return info.equals(CommitInfo.UNKNOWN) ? List.of() : List.of(Commit.of(revision.id(), info));
    }

    private List<Commit> log(SourceReader reader, LogRequest request) {
        List<Commit> known = seen.get(request);
        if (known != null || seen.size() == LOOKS) {
            return known == null ? List.of() : known;
        }
        List<Commit> found = List.of();
        try {
            found = reader.log(request, operation);
        } catch (GitOpsException e) {
            LOG.debug("no change log of {}: {}", request, e.getMessage());
        }
        seen.put(request, found);
        return found;
    }

    private static String folder(Position manifest) {
        int slash = manifest.file().lastIndexOf('/');
        return slash < 0 ? "" : manifest.file().substring(0, slash);
    }
}
