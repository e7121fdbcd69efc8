package io.gitops4j.testkit;

import io.gitops4j.spi.Notifier;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("the contract of notifiers notices")
class NotifierContractTest {
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void notices(NotifierFlaw flaw) {
        Flaws.assertNoticed(Flawed.class, flaw);
    }

    @Test
    @DisplayName("a flaw by every clause")
    void everyClauseNoticesSomething() {
        Flaws.assertEveryClauseNotices(NotifierContract.class, NotifierFlaw.values());
    }

    @ExtendWith(Flaws.OfThisRun.class)
    static class Flawed extends InMemoryNotifierTest {
        private final NotifierFlaw flaw;

        Flawed(NotifierFlaw flaw) {
            this.flaw = flaw;
        }

        @Override
        protected Notifier newNotifier() {
            return flaw.flawed(chat);
        }

        @Override
        protected List<String> received() {
            return flaw.shown(chat);
        }
    }
}
