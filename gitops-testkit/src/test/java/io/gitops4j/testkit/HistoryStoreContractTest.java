package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.FailureKind;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("the contract of history stores notices")
class HistoryStoreContractTest {
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void notices(HistoryFlaw flaw) {
        Flaws.assertNoticed(Flawed.class, flaw);
    }

    @Test
    @DisplayName("a flaw by every clause")
    void everyClauseNoticesSomething() {
        Flaws.assertEveryClauseNotices(HistoryStoreContract.class, HistoryFlaw.values());
    }

    @ExtendWith(Flaws.OfThisRun.class)
    static class Flawed extends HistoryStoreContract {
        private final Faults faults = new Faults();
        private final HistoryStore store;

        Flawed(HistoryFlaw flaw) {
            store = flaw.over(new Sound(faults));
        }

        @Override
        protected HistoryStore open() {
            return store;
        }

        @Override
        protected void cutConnection() {
            faults.cut();
        }
    }

    @Test
    @DisplayName("nothing where nothing is wrong")
    void soundStoreKeepsTheContract() {
        assertThat(Flaws.noticedBy(SoundContract.class, "none")).isEmpty();
    }

    static class SoundContract extends HistoryStoreContract {
        private final Faults faults = new Faults();
        private final HistoryStore store = new Sound(faults);

        @Override
        protected HistoryStore open() {
            return store;
        }

        @Override
        protected void cutConnection() {
            faults.cut();
        }
    }

    /** A store whose connection can be cut. */
    private static final class Sound implements HistoryStore {
        private final Map<String, List<HistoryLine>> histories = new HashMap<>();
        private final Faults faults;

        Sound(Faults faults) {
            this.faults = faults;
        }

        @Override
        public synchronized long last(String environment, Operation operation) {
            return lines(environment, operation).size();
        }

        @Override
        public synchronized void append(String environment, HistoryLine line, Operation operation) {
            List<HistoryLine> lines = lines(environment, operation);
            if (line.sequence() != lines.size() + 1) {
                throw Faults.failure(FailureKind.CONFLICT, "number " + line.sequence() + " is not the next one");
            }
            lines.add(line);
        }

        @Override
        public synchronized List<HistoryLine> read(String environment, long before, int limit, Operation operation) {
            List<HistoryLine> found = new ArrayList<>();
            for (HistoryLine line : lines(environment, operation)) {
                if (line.sequence() < before) {
                    found.add(0, line);
                }
            }
            return found.subList(0, Math.min(limit, found.size()));
        }

        private List<HistoryLine> lines(String environment, Operation operation) {
            operation.checkpoint();
            faults.strikeRemote("history");
            return histories.computeIfAbsent(environment, none -> new ArrayList<>());
        }
    }
}
