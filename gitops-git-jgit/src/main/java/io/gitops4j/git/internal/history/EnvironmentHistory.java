package io.gitops4j.git.internal.history;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.git.internal.CacheRepository;
import io.gitops4j.git.internal.DirectorySync;
import io.gitops4j.git.internal.ObjectTiers;
import io.gitops4j.git.internal.RefPush;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.jspecify.annotations.Nullable;

/** The history of one environment, in the remote and on this machine. Thread-safe, also between processes and machines. */
final class EnvironmentHistory implements AutoCloseable {
    private static final int TRIES = 5;

    private final LocalHistory local;
    private final HistorySync sync;
    private final RecordWriter writer;
    private final HistoryFailures failures;
    private final ObjectTiers tiers = new ObjectTiers();

    /** The newest record that the engine was told of; it must stay part of the history as long as the engine builds on it. */
    private volatile @Nullable HistoryCommit told;

    EnvironmentHistory(LocalHistory local, HistorySync sync, RecordWriter writer) {
        this.local = local;
        this.sync = sync;
        this.writer = writer;
        this.failures = sync.failures();
    }

    long last(Operation operation) {
        operation.checkpoint();
        return local.exclusively(operation, repository -> {
            try (HistoryChain chain = chain(repository)) {
                return sequence(synchronise(repository, chain, operation));
            }
        });
    }

    /** What is below a record that is here already cannot change, so it is read without asking the remote. */
    List<HistoryLine> read(long before, int limit, Operation operation) {
        operation.checkpoint();
        Optional<List<HistoryLine>> here = local.reading(operation, repository -> {
            try (HistoryChain chain = chain(repository)) {
                @Nullable HistoryCommit known = told;
                Optional<HistoryCommit> tip = tip(repository, chain);
                if (tip.isEmpty() || before - 1 > tip.get().sequence()) {
                    return Optional.empty();
                }
                tell(chain, known, tip);
                return Optional.of(chain.page(tip.get(), before, limit, operation));
            }
        });
        return here.orElseGet(() -> local.exclusively(operation, repository -> {
            try (HistoryChain chain = chain(repository)) {
                Optional<HistoryCommit> tip = synchronise(repository, chain, operation);
                return tip.isEmpty() ? List.of() : chain.page(tip.get(), before, limit, operation);
            }
        }));
    }

    void append(HistoryLine line, Operation operation) {
        operation.checkpoint();
        local.exclusively(operation, repository -> {
            try (HistoryChain chain = chain(repository)) {
                append(repository, chain, line, operation);
            }
            tiers.run(repository, operation);
            return line;
        });
    }

    /** Asks the remote only by the push itself, which says when the ref is not where it was expected. */
    private void append(CacheRepository repository, HistoryChain chain, HistoryLine line, Operation operation)
            throws IOException {
        @Nullable HistoryCommit known = told;
        Optional<HistoryCommit> tip = tip(repository, chain);
        tell(chain, known, tip);
        List<HistoryCommit> tried = new ArrayList<>();
        String answer = "";
        for (int tries = 0; tries < TRIES; tries++) {
            operation.checkpoint();
            if (tries > 0 || line.sequence() != sequence(tip) + 1) {
                tip = synchronise(repository, chain, operation);
                if (arrived(chain, tip, tried)) {
                    return;
                }
            }
            if (line.sequence() != sequence(tip) + 1) {
                throw failures.conflict(line.sequence(), sequence(tip));
            }
            HistoryCommit commit = write(repository, chain, line, tip);
            tried.add(commit);
            RefPair here = RefPair.read(repository, failures.ref(), failures);
            RefPush push = publish(repository, chain, here, commit, operation);
            if (push.outcome() == RefPush.Outcome.DONE) {
                remember(commit);
                return;
            }
            answer = push.answer();
        }
        throw answer.isEmpty() ? failures.contended() : failures.refused(answer);
    }

    private HistoryCommit write(
            CacheRepository repository, HistoryChain chain, HistoryLine line, Optional<HistoryCommit> tip)
            throws IOException {
        Optional<HistoryCommit.Link> jump = tip.isEmpty() ? Optional.empty() : Optional.of(chain.jumpBehind(tip.get()));
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId commit = writer.write(inserter, failures, line, tip, jump);
            inserter.flush();
            return chain.commit(commit);
        }
    }

    /** Done when the remote has the commit, or when it is away and the commit is safe on this machine. */
    private RefPush publish(
            CacheRepository repository, HistoryChain chain, RefPair here, HistoryCommit commit, Operation operation)
            throws IOException {
        try {
            RefPush push = sync.remote().push(repository, failures.ref().name(), here.seen(), commit.id(), operation);
            if (push.outcome() == RefPush.Outcome.DONE) {
                RefPair.settle(repository, failures.ref(), commit.id());
            }
            return push;
        } catch (GitOpsException e) {
            if (!sync.standsIn(e, here)) {
                throw e;
            }
            RefPair.write(repository, failures.ref().name(), commit.id());
            DirectorySync.force(LocalHistory.folders(
                    repository, failures.ref(), List.of(commit.id(), commit.tree(), chain.record(commit))));
            HistoryCommit seen = chain.commit(here.seen().orElseThrow());
            operation.report(failures.pending(seen.sequence() + 1, commit.sequence(), e));
            return new RefPush(RefPush.Outcome.DONE, "");
        }
    }

    /** An earlier try whose answer was lost. */
    private static boolean arrived(HistoryChain chain, Optional<HistoryCommit> tip, List<HistoryCommit> tried)
            throws IOException {
        for (HistoryCommit commit : tried) {
            if (tip.isPresent() && chain.contains(tip.get(), commit)) {
                return true;
            }
        }
        return false;
    }

    private Optional<HistoryCommit> synchronise(CacheRepository repository, HistoryChain chain, Operation operation)
            throws IOException {
        @Nullable HistoryCommit known = told;
        Optional<HistoryCommit> tip = sync.run(repository, chain, operation);
        tell(chain, known, tip);
        tiers.run(repository, operation);
        return tip;
    }

    /** @param known told before {@code tip} was looked up, since another thread may tell more in between */
    private void tell(HistoryChain chain, @Nullable HistoryCommit known, Optional<HistoryCommit> tip)
            throws IOException {
        if (known != null && (tip.isEmpty() || !chain.contains(tip.get(), known))) {
            throw failures.forked(known, sequence(tip));
        }
        tip.ifPresent(this::remember);
    }

    /** Never back: a reader may be late. */
    private synchronized void remember(HistoryCommit newest) {
        if (told == null || told.sequence() < newest.sequence()) {
            told = newest;
        }
    }

    private Optional<HistoryCommit> tip(CacheRepository repository, HistoryChain chain) throws IOException {
        Optional<ObjectId> tip =
                RefPair.read(repository, failures.ref(), failures).tip();
        return tip.isEmpty() ? Optional.empty() : Optional.of(chain.commit(tip.get()));
    }

    private static long sequence(Optional<HistoryCommit> tip) {
        return tip.map(HistoryCommit::sequence).orElse(0L);
    }

    private HistoryChain chain(CacheRepository repository) {
        return new HistoryChain(repository.newObjectReader(), failures, writer.maxRecord());
    }

    @Override
    public void close() {
        local.close();
    }
}
