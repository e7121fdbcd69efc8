package io.gitops4j.testkit;

import io.gitops4j.spi.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("the contract of sources notices")
class SourceContractTest {
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void notices(SourceFlaw flaw) {
        Flaws.assertNoticed(Flawed.class, flaw);
    }

    @Test
    @DisplayName("a flaw by every clause")
    void everyClauseNoticesSomething() {
        Flaws.assertEveryClauseNotices(SourceContract.class, SourceFlaw.values());
    }

    @AfterEach
    void endThreads() {
        IdleThread.endAll();
    }

    @ExtendWith(Flaws.OfThisRun.class)
    static class Flawed extends InMemorySourceTest {
        private final SourceFlaw flaw;

        Flawed(SourceFlaw flaw) {
            this.flaw = flaw;
        }

        @Override
        protected Source newSource() {
            return flaw.over(source);
        }
    }
}
