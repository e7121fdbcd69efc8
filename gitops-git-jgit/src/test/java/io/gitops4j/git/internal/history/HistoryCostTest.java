package io.gitops4j.git.internal.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.spi.HistoryLine;
import io.gitops4j.testkit.TestOperation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What records cost in a history of 100, of 10 000 and of 100 000, counted. */
class HistoryCostTest {
    @TempDir
    Path scratch;

    /** @param bytes of the three objects, uncompressed */
    private record Cost(int objects, long bytes, int commitsRead) {}

    @Test
    void anAppendCostsTheSameHoweverLongTheHistoryIs() throws IOException {
        Cost early = appendTo(100);
        Cost later = appendTo(10_000);
        Cost late = appendTo(100_000);
        assertThat(List.of(early, later, late)).extracting(Cost::objects).containsOnly(3);
        assertThat(List.of(early, later, late)).extracting(Cost::commitsRead).allMatch(read -> read <= 2);
        // Nothing grows but the digits of a number: in the subject, two trailers and the record.
        assertThat(late.bytes() - early.bytes()).isBetween(0L, 4L * 3);
    }

    @Test
    void anyRecordIsFoundInALogarithmicNumberOfSteps() throws IOException {
        assertThat(mostSteps(100)).isLessThanOrEqualTo(3 * 7);
        assertThat(mostSteps(10_000)).isLessThanOrEqualTo(3 * 14);
        assertThat(mostSteps(100_000)).isLessThanOrEqualTo(3 * 17);
    }

    @Test
    void aPageInTheMiddleCostsItsOwnLengthAndTheWayThere() throws IOException {
        try (FileRepository repository = repository(100_000);
                HistoryChain chain = chain(repository)) {
            HistoryCommit tip = tip(repository, chain);
            List<HistoryLine> page = chain.page(tip, 50_001, 64, TestOperation.live());
            assertThat(page)
                    .extracting(HistoryLine::sequence)
                    .hasSize(64)
                    .startsWith(50_000L)
                    .endsWith(49_937L);
            assertThat(chain.commitsRead()).isLessThanOrEqualTo(64 + 3 * 17);
        }
    }

    private Cost appendTo(int records) throws IOException {
        try (FileRepository repository = repository(records);
                HistoryChain chain = chain(repository);
                Counted inserter = new Counted(repository.newObjectInserter())) {
            HistoryCommit tip = tip(repository, chain);
            LongHistory.append(inserter, chain, Optional.of(tip));
            return new Cost(
                    inserter.sizes.size(),
                    inserter.sizes.stream().mapToLong(Long::longValue).sum(),
                    chain.commitsRead());
        }
    }

    private int mostSteps(int records) throws IOException {
        SplittableRandom random = new SplittableRandom(records);
        int most = 0;
        try (FileRepository repository = repository(records)) {
            for (int i = 0; i < 200; i++) {
                try (HistoryChain chain = chain(repository)) {
                    HistoryCommit tip = tip(repository, chain);
                    long sought = random.nextLong(1, records + 1L);
                    assertThat(chain.at(tip, sought).sequence()).isEqualTo(sought);
                    most = Math.max(most, chain.commitsRead());
                }
            }
        }
        return most;
    }

    private FileRepository repository(int records) throws IOException {
        Path bare = scratch.resolve("history-" + records + ".git");
        FileRepository repository = new FileRepository(bare.toFile());
        repository.create(true);
        LongHistory.write(bare, records);
        return repository;
    }

    private static HistoryChain chain(FileRepository repository) {
        return new HistoryChain(repository.newObjectReader(), LongHistory.failures(), LongHistory.MAX_RECORD);
    }

    private static HistoryCommit tip(FileRepository repository, HistoryChain chain) throws IOException {
        return chain.commit(
                repository.exactRef(LongHistory.failures().ref().name()).getObjectId());
    }

    private static final class Counted extends ObjectInserter.Filter {
        private final ObjectInserter delegate;
        private final List<Long> sizes = new ArrayList<>();

        Counted(ObjectInserter delegate) {
            this.delegate = delegate;
        }

        @Override
        protected ObjectInserter delegate() {
            return delegate;
        }

        @Override
        public ObjectId insert(int type, byte[] data, int offset, int length) throws IOException {
            sizes.add((long) length);
            return delegate.insert(type, data, offset, length);
        }

        @Override
        public ObjectId insert(int type, byte[] data) throws IOException {
            return insert(type, data, 0, data.length);
        }

        @Override
        public ObjectReader newReader() {
            return delegate.newReader();
        }
    }
}
