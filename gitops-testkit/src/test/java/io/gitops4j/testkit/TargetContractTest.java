package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.spi.Target;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
        Map<String, Throwable> noticed = Flaws.noticedBy(Flawed.class, flaw);
        assertThat(noticed.keySet()).as("clauses that notice: %s", noticed).containsAll(flaw.noticedBy());
        assertThat(noticed.values())
                .as("clauses fail by what they say, not by an accident")
                .allSatisfy(thrown ->
                        assertThat(thrown).isNotInstanceOfAny(NullPointerException.class, ClassCastException.class));
    }

    @Test
    @DisplayName("a flaw by every clause")
    void everyClauseNoticesSomething() {
        Set<String> noticing = new TreeSet<>();
        for (TargetFlaw flaw : TargetFlaw.values()) {
            noticing.addAll(flaw.noticedBy());
        }
        assertThat(noticing).isEqualTo(Flaws.clausesOf(TargetContract.class));
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
