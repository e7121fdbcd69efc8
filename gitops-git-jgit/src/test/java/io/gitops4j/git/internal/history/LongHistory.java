package io.gitops4j.git.internal.history;

import io.gitops4j.git.internal.GitUrl;
import io.gitops4j.spi.HistoryLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/** Writes histories of any length into a bare repository, faster than by appending them. */
public final class LongHistory {
    static final long MAX_RECORD = 1 << 20;

    private static final RecordWriter WRITER = new RecordWriter(
            "GitOps4J",
            "gitops4j@localhost",
            "long",
            Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
            MAX_RECORD);

    private LongHistory() {}

    /** The history of prod, from record 1. */
    public static void write(Path bare, int records) {
        try (FileRepository repository = new FileRepository(bare.toFile());
                PackInserter inserter = repository.getObjectDatabase().newPackInserter();
                HistoryChain chain = new HistoryChain(inserter.newReader(), failures(), MAX_RECORD)) {
            inserter.checkExisting(false);
            Optional<HistoryCommit> tip = Optional.empty();
            for (long next = 1; next <= records; next++) {
                tip = Optional.of(chain.commit(append(inserter, chain, tip)));
            }
            inserter.flush();
            RefPair.write(
                    repository,
                    failures().ref().name(),
                    tip.map(HistoryCommit::id).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectId append(ObjectInserter inserter, HistoryChain chain, Optional<HistoryCommit> tip)
            throws IOException {
        long sequence = tip.map(HistoryCommit::sequence).orElse(0L) + 1;
        HistoryLine line = new HistoryLine(sequence, "Record " + sequence, "{\"n\":" + sequence + "}");
        return WRITER.write(
                inserter,
                failures(),
                line,
                tip,
                tip.isEmpty() ? Optional.empty() : Optional.of(chain.jumpBehind(tip.get())));
    }

    static HistoryFailures failures() {
        return new HistoryFailures(
                HistoryRef.of("refs/gitops/", "prod"),
                GitUrl.parse("https://example.org/state.git", false, false),
                Path.of("history-prod.git"));
    }
}
