package io.gitops4j.testkit;

import io.gitops4j.spi.HistoryStore;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every history store keeps this contract. Extend it and fill {@link #open}. */
public abstract class HistoryStoreContract {
    /** For JUnit. */
    protected HistoryStoreContract() {}

    /**
     * Opens a store over the storage of this test, which is empty at first. Called again it opens another one over the same
     * storage; a store whose storage is its own memory gives the same one again. The contract closes every one.
     */
    protected abstract HistoryStore open();

    /** Makes the storage refuse connections until the test ends. The default skips the test that needs it. */
    protected void cutConnection() {
        Assumptions.abort("this storage has no connection to cut");
    }

    private void check(Consumer<HistoryBench> clause) {
        try (HistoryBench bench = new HistoryBench(this, open())) {
            clause.accept(bench);
        }
    }

    @Test
    @DisplayName("an empty history ends at 0, and has no entries")
    final void startsEmpty() {
        check(HistoryClauses::empty);
    }

    @Test
    @DisplayName("what was appended is read, newest first, character by character")
    final void readsWhatWasAppended() {
        check(HistoryClauses::appendedIsRead);
    }

    @Test
    @DisplayName("reading keeps below the number, and within the limit")
    final void readsPages() {
        check(HistoryClauses::pages);
    }

    @Test
    @DisplayName("a number that is taken is CONFLICT, and nothing is appended")
    final void refusesATakenNumber() {
        check(HistoryClauses::takenNumber);
    }

    @Test
    @DisplayName("a number that would leave a gap is refused, and nothing is appended")
    final void refusesAGap() {
        check(HistoryClauses::gap);
    }

    @Test
    @DisplayName("environments have histories of their own, whatever their names")
    final void environmentsAreApart() {
        check(HistoryClauses::environmentsAreApart);
    }

    @Test
    @DisplayName("what was appended is there when the store is opened again")
    final void isDurable() {
        check(HistoryClauses::durable);
    }

    @Test
    @DisplayName("two stores over one storage see each other's entries, and never take one number twice")
    final void storesAgree() {
        check(HistoryClauses::storesAgree);
    }

    @Test
    @DisplayName("of several writers of one number, exactly one wins")
    final void oneWriterWins() {
        check(HistoryClauses::oneWriterWins);
    }

    @Test
    @DisplayName("several writers leave no gap and no number twice")
    final void writersLeaveNoGap() {
        check(HistoryClauses::noGap);
    }

    @Test
    @DisplayName("a cancelled operation is CANCELLED, and appends nothing")
    final void cancelledAppendsNothing() {
        check(HistoryClauses::cancelled);
    }

    @Test
    @DisplayName("an operation without time is TIMEOUT, and appends nothing")
    final void expiredAppendsNothing() {
        check(HistoryClauses::expired);
    }

    @Test
    @DisplayName("a storage that refuses connections is UNAVAILABLE, never empty")
    final void refusedIsUnavailable() {
        check(HistoryClauses::refused);
    }

    @Test
    @DisplayName("closing twice is harmless, and no thread is left")
    final void closesTwice() {
        HistoryClauses.closedTwice(this);
    }
}
