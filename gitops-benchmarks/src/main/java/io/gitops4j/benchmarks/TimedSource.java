package io.gitops4j.benchmarks;

import io.gitops4j.api.Commit;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.FileChange;
import io.gitops4j.spi.LogRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A source, and how long its calls took since they were last asked for: asking the remote, and fetching. For one thread. */
final class TimedSource implements Source {
    private final Source source;
    private long resolving;
    private long fetching;

    TimedSource(Source source) {
        this.source = source;
    }

    /** Nanoseconds, taken once. */
    long takeResolving() {
        long taken = resolving;
        resolving = 0;
        return taken;
    }

    /** Nanoseconds, taken once. */
    long takeFetching() {
        long taken = fetching;
        fetching = 0;
        return taken;
    }

    private <T> T fetching(Supplier<T> call) {
        long begun = System.nanoTime();
        try {
            return call.get();
        } finally {
            fetching += System.nanoTime() - begun;
        }
    }

    @Override
    public Revision resolve(Operation operation) {
        long begun = System.nanoTime();
        try {
            return source.resolve(operation);
        } finally {
            resolving += System.nanoTime() - begun;
        }
    }

    @Override
    public Snapshot snapshot(Revision revision, Operation operation) {
        return fetching(() -> source.snapshot(revision, operation));
    }

    @Override
    public Optional<List<FileChange>> changes(Revision from, Revision to, Operation operation) {
        return fetching(() -> source.changes(from, to, operation));
    }

    @Override
    public List<Commit> log(LogRequest request, Operation operation) {
        return source.log(request, operation);
    }

    @Override
    public Optional<String> branch() {
        return source.branch();
    }

    @Override
    public void close() {
        source.close();
    }
}
