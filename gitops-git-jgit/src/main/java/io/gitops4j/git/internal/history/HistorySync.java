package io.gitops4j.git.internal.history;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.git.internal.RefPush;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * Brings the history of this machine and that of the remote together, without changing a record that the remote has.
 *
 * @param standsIn whether this machine's copy counts while the remote is away
 */
record HistorySync(RemoteHistory remote, HistoryFailures failures, boolean standsIn) {
    private static final int TRIES = 3;

    /** The newest record, after what the remote has came here and what waited here went there. Only while locked. */
    Optional<HistoryCommit> run(Repository repository, HistoryChain chain, Operation operation) throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            operation.checkpoint();
            RefPair here = RefPair.read(repository, failures.ref(), failures);
            try {
                Optional<ObjectId> there = remote.fetch(repository, operation);
                Divergence divergence = Divergence.of(here, there, chain);
                if (divergence != Divergence.AHEAD) {
                    return settled(repository, chain, here, there, divergence, operation);
                }
                Optional<HistoryCommit> pushed = push(repository, chain, here, there, operation);
                if (pushed.isPresent()) {
                    return pushed;
                }
            } catch (GitOpsException e) {
                return awayWith(here, chain, e, operation);
            }
        }
        throw failures.contended();
    }

    private Optional<HistoryCommit> settled(
            Repository repository,
            HistoryChain chain,
            RefPair here,
            Optional<ObjectId> there,
            Divergence divergence,
            Operation operation)
            throws IOException {
        if (there.isEmpty()) {
            if (divergence == Divergence.GONE) {
                throw failures.gone(chain.commit(here.tip().orElseThrow()));
            }
            return Optional.empty();
        }
        HistoryCommit theirs = chain.commit(there.get());
        switch (divergence) {
            case REWRITTEN ->
                throw failures.rewritten(theirs.id(), chain.commit(here.tip().orElseThrow()));
            case FORKED -> setAside(repository, chain, here, operation);
            default -> {
                // Nothing of this machine is in the way.
            }
        }
        if (divergence != Divergence.NONE || here.waiting()) {
            RefPair.settle(repository, failures.ref(), theirs.id());
        }
        return Optional.of(theirs);
    }

    private Optional<HistoryCommit> push(
            Repository repository, HistoryChain chain, RefPair here, Optional<ObjectId> there, Operation operation)
            throws IOException {
        HistoryCommit tip = chain.commit(here.tip().orElseThrow());
        RefPush push = remote.push(repository, failures.ref().name(), there, tip.id(), operation);
        switch (push.outcome()) {
            case DONE -> {
                RefPair.settle(repository, failures.ref(), tip.id());
                operation.report(failures.pushed(
                        tip.sequence() - chain.commit(there.orElseThrow()).sequence()));
                return Optional.of(tip);
            }
            case REFUSED -> throw failures.refused(push.answer());
            default -> {
                return Optional.empty();
            }
        }
    }

    /** Another engine has taken the numbers: nothing is renumbered, since records name each other by number, and nothing is lost. */
    private void setAside(Repository repository, HistoryChain chain, RefPair here, Operation operation)
            throws IOException {
        HistoryCommit last = chain.commit(here.tip().orElseThrow());
        HistoryCommit seen = chain.commit(here.seen().orElseThrow());
        String name = failures.ref().aside(last.sequence(), last.id());
        RefPair.write(repository, name, last.id());
        Optional<GitOpsException> notPushed = Optional.empty();
        try {
            RefPush push = remote.push(repository, name, Optional.empty(), last.id(), operation);
            if (push.outcome() != RefPush.Outcome.DONE) {
                notPushed = Optional.of(failures.refused(push.answer()));
            }
        } catch (GitOpsException e) {
            operation.checkpoint();
            notPushed = Optional.of(e);
        }
        operation.report(failures.aside(chain.at(last, seen.sequence() + 1), last, name, notPushed));
    }

    /** What is known here, where that may stand for the remote: never before the remote was read once. */
    private Optional<HistoryCommit> awayWith(
            RefPair here, HistoryChain chain, GitOpsException failure, Operation operation) throws IOException {
        if (!standsIn(failure, here)) {
            throw failure;
        }
        operation.report(failures.unread(failure));
        return Optional.of(chain.commit(here.tip().orElseThrow()));
    }

    boolean standsIn(GitOpsException failure, RefPair here) {
        return standsIn
                && failure.kind() == FailureKind.UNAVAILABLE
                && here.seen().isPresent();
    }
}
