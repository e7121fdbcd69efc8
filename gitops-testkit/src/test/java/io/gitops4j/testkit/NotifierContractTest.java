package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.spi.Notifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
        Map<String, Throwable> noticed = Flaws.noticedBy(Flawed.class, flaw);
        assertThat(noticed.keySet()).as("clauses that notice: %s", noticed).containsAll(flaw.noticedBy());
    }

    @Test
    @DisplayName("a flaw by every clause")
    void everyClauseNoticesSomething() {
        Set<String> noticing = new TreeSet<>();
        for (NotifierFlaw flaw : NotifierFlaw.values()) {
            noticing.addAll(flaw.noticedBy());
        }
        assertThat(noticing).isEqualTo(Flaws.clausesOf(NotifierContract.class));
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
