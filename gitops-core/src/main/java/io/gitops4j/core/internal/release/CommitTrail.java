package io.gitops4j.core.internal.release;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.Revision;
import io.gitops4j.core.internal.desired.SourceReader;
import io.gitops4j.spi.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the deployments that a commit went into. For one question. */
public final class CommitTrail {
    private static final int PAGE = 50;
    private static final int LOOKED_AT = 1_000;

    private final List<SourceReader> sources;
    private final String commit;
    private final Operation operation;
    private final Map<Revision, Optional<Boolean>> known = new HashMap<>();

    public CommitTrail(List<SourceReader> sources, String commit, Operation operation) {
        this.sources = List.copyOf(sources);
        this.commit = commit;
        this.operation = operation;
    }

    /**
     * The deployments, newest first.
     *
     * @param history answers queries, newest first
     */
    public List<Deployment> find(String environment, Function<HistoryQuery, List<Deployment>> history) {
        List<Deployment> found = new ArrayList<>();
        HistoryQuery query = new HistoryQuery(environment, Optional.empty(), Long.MAX_VALUE, LOOKED_AT);
        List<Deployment> newest = history.apply(query);
        for (int page = 0; page < newest.size(); page += PAGE) {
            int before = found.size();
            newest.subList(page, Math.min(newest.size(), page + PAGE)).stream()
                    .filter(this::carries)
                    .forEach(found::add);
            if (!found.isEmpty() && found.size() == before) {
                // So far back nothing has it any more.
                break;
            }
        }
        if (!newest.isEmpty() && known.values().stream().allMatch(Optional::isEmpty)) {
            throw new GitOpsException(
                    FailureKind.NOT_FOUND,
                    Diagnostic.error("HISTORY-COMMIT")
                            .what("no source of " + environment + " knows a commit '" + commit + "'")
                            .remedy("give its full id, and run plan once so that the sources are read")
                            .build());
        }
        return List.copyOf(found);
    }

    private boolean carries(Deployment deployment) {
        return deployment.to().flatMap(this::contains).orElse(false);
    }

    private Optional<Boolean> contains(Revision revision) {
        return known.computeIfAbsent(
                revision,
                asked -> sources.stream()
                        .filter(source -> source.name().equals(asked.source()))
                        .findFirst()
                        .flatMap(source -> source.contains(asked, commit, operation)));
    }
}
