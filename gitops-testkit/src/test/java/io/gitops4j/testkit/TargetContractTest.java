package io.gitops4j.testkit;

import io.gitops4j.spi.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("the contract of targets notices")
class TargetContractTest {
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void notices(TargetFlaw flaw) {
        Flaws.assertNoticed(Flawed.class, flaw);
    }

    @Test
    @DisplayName("a flaw by every clause")
    void everyClauseNoticesSomething() {
        Flaws.assertEveryClauseNotices(TargetContract.class, TargetFlaw.values());
    }

    @AfterEach
    void endThreads() {
        IdleThread.endAll();
    }

    @ExtendWith(Flaws.OfThisRun.class)
    static class Flawed extends InMemoryTargetTest {
        private final TargetFlaw flaw;

        Flawed(TargetFlaw flaw) {
            this.flaw = flaw;
        }

        @Override
        protected Target newTarget() {
            return flaw.over(new InMemoryTarget(backend));
        }
    }
}
