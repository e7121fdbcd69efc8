package io.gitops4j.git.internal.history;

import io.gitops4j.git.internal.history.HistoryCommit.Link;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Reads the commits of one history, and finds any of them by its number in a logarithmic number of steps: each commit names its
 * parent and one record further back, as the cells of Myers' random-access stack do (Information Processing Letters 17, 1983).
 * Nothing is trusted: whatever is reached must be a record of this environment and have the number that was expected. For one
 * thread.
 */
final class HistoryChain implements AutoCloseable {
    /** The one file of a record's tree. */
    static final String RECORD = "record.json";

    private final HistoryFailures failures;
    private final long maxRecord;
    private final ObjectReader reader;
    private final RevWalk walk;
    private int commitsRead;

    /** Closes the reader. */
    HistoryChain(ObjectReader reader, HistoryFailures failures, long maxRecord) {
        this.failures = failures;
        this.maxRecord = maxRecord;
        this.reader = reader;
        this.walk = new RevWalk(reader);
    }

    /** The record of a commit, whatever its number. */
    HistoryCommit commit(ObjectId id) throws IOException {
        RevCommit commit = parse(id);
        CommitText text = CommitText.parse(commit.getFullMessage())
                .orElseThrow(() -> failures.format(id, "is not a record of a history"));
        if (!text.segment().equals(failures.ref().segment())) {
            throw failures.format(id, "is a record of environment " + text.segment());
        }
        boolean first = text.sequence() == 1;
        if (commit.getParentCount() != (first ? 0 : 1) || text.jump().isPresent() == first) {
            throw failures.format(
                    id, "is record " + text.sequence() + " and has " + commit.getParentCount() + " parents");
        }
        if (text.jump().filter(jump -> jump.sequence() >= text.sequence()).isPresent()) {
            throw failures.format(id, "is record " + text.sequence() + " and jumps forward");
        }
        PersonIdent committer = commit.getCommitterIdent();
        return new HistoryCommit(
                id.copy(),
                text.sequence(),
                first ? Optional.empty() : Optional.of(commit.getParent(0).copy()),
                text.jump(),
                committer.getWhenAsInstant(),
                commit.getTree().copy(),
                text.summary());
    }

    private RevCommit parse(ObjectId id) throws IOException {
        commitsRead++;
        try {
            return walk.parseCommit(id);
        } catch (IncorrectObjectTypeException e) {
            throw failures.format(id, "is no commit");
        }
    }

    /** The record of a number that is not higher than that of {@code from}. */
    HistoryCommit at(HistoryCommit from, long sequence) throws IOException {
        HistoryCommit at = from;
        while (at.sequence() > sequence) {
            Link jump = at.jumpOrSelf();
            at = jump.sequence() >= sequence ? follow(at, jump) : parent(at);
        }
        return at;
    }

    /** Whether {@code other} is {@code tip} or a record before it. */
    boolean contains(HistoryCommit tip, HistoryCommit other) throws IOException {
        return other.sequence() <= tip.sequence()
                && at(tip, other.sequence()).id().equals(other.id());
    }

    /** Where the record behind {@code parent} jumps to; reads one commit at most. */
    Link jumpBehind(HistoryCommit parent) throws IOException {
        Link jump = parent.jumpOrSelf();
        if (jump.equals(parent.link())) {
            return jump;
        }
        Link further = follow(parent, jump).jumpOrSelf();
        boolean equalSteps = parent.sequence() - jump.sequence() == jump.sequence() - further.sequence();
        return equalSteps ? further : parent.link();
    }

    /** Records below {@code before}, newest first. */
    List<HistoryLine> page(HistoryCommit tip, long before, int limit, Operation operation) throws IOException {
        List<HistoryLine> lines = new ArrayList<>();
        if (before <= 1 || limit <= 0) {
            return lines;
        }
        HistoryCommit next = at(tip, Math.min(before - 1, tip.sequence()));
        lines.add(line(next));
        while (lines.size() < limit && next.sequence() > 1) {
            operation.checkpoint();
            next = parent(next);
            lines.add(line(next));
        }
        return List.copyOf(lines);
    }

    private HistoryCommit parent(HistoryCommit child) throws IOException {
        return follow(child, new Link(child.sequence() - 1, child.parent().orElseThrow()));
    }

    private HistoryCommit follow(HistoryCommit from, Link link) throws IOException {
        HistoryCommit found = commit(link.id());
        if (found.sequence() != link.sequence()) {
            throw failures.format(
                    from.id(),
                    "takes " + link.id().name() + " for record " + link.sequence() + ", and it is record "
                            + found.sequence());
        }
        return found;
    }

    private HistoryLine line(HistoryCommit commit) throws IOException {
        byte[] bytes = reader.open(record(commit), Constants.OBJ_BLOB)
                .getCachedBytes((int) Math.min(maxRecord, Integer.MAX_VALUE));
        return new HistoryLine(
                commit.sequence(), commit.summary(), JsonLayout.gather(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** The blob that holds the JSON. */
    ObjectId record(HistoryCommit commit) throws IOException {
        try (TreeWalk record = TreeWalk.forPath(reader, RECORD, commit.tree())) {
            if (record == null || !FileMode.REGULAR_FILE.equals(record.getRawMode(0))) {
                throw failures.format(commit.id(), "has no file " + RECORD);
            }
            return record.getObjectId(0);
        }
    }

    /** How many commits were looked at. */
    int commitsRead() {
        return commitsRead;
    }

    @Override
    public void close() {
        walk.close();
        reader.close();
    }
}
