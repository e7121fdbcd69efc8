package io.gitops4j.git.internal.history;

import io.gitops4j.git.internal.history.HistoryCommit.Link;
import io.gitops4j.spi.HistoryLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;

/**
 * Writes a record as three objects, however long the history is: the JSON, a tree that holds nothing else, and the commit.
 *
 * @param name of the engine, as author and committer
 * @param email of the engine
 * @param id no other writer's
 */
record RecordWriter(String name, String email, String id, Clock clock, long maxRecord) {
    /** The commit of a record behind {@code parent}; the caller flushes. */
    ObjectId write(
            ObjectInserter inserter,
            HistoryFailures failures,
            HistoryLine line,
            Optional<HistoryCommit> parent,
            Optional<Link> jump)
            throws IOException {
        byte[] json = utf8(JsonLayout.spread(line.json()));
        if (json.length > maxRecord) {
            throw failures.tooLarge(json.length, maxRecord);
        }
        TreeFormatter tree = new TreeFormatter();
        tree.append(HistoryChain.RECORD, FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, json));
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(inserter.insert(tree));
        parent.ifPresent(before -> commit.setParentId(before.id()));
        Instant now = clock.instant();
        commit.setAuthor(at(now));
        // Git looks for commits by their time; a clock that was set back must not put a record before its parent (F51).
        commit.setCommitter(
                at(parent.map(HistoryCommit::committed).filter(now::isBefore).orElse(now)));
        commit.setMessage(
                new CommitText(line.summary(), failures.ref().segment(), id, line.sequence(), jump).toMessage());
        return inserter.insert(commit);
    }

    /** Half a surrogate pair would become a question mark, and nobody would notice. */
    private static byte[] utf8(String json) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(json));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the record is not Unicode text", e);
        }
    }

    private PersonIdent at(Instant time) {
        return new PersonIdent(name, email, time, ZoneOffset.UTC);
    }
}
