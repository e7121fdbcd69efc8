package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.spi.Source;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
        Map<String, Throwable> noticed = Flaws.noticedBy(Flawed.class, flaw);
        assertThat(noticed.keySet()).as("clauses that notice: %s", noticed).containsAll(flaw.noticedBy());
    }

    @Test
    @DisplayName("a flaw by every clause")
    void everyClauseNoticesSomething() {
        Set<String> noticing = new TreeSet<>();
        for (SourceFlaw flaw : SourceFlaw.values()) {
            noticing.addAll(flaw.noticedBy());
        }
        assertThat(noticing).isEqualTo(Flaws.clausesOf(SourceContract.class));
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
