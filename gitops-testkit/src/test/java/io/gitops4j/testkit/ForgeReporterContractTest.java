package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.spi.ForgeReporter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("the contract of forge reporters notices")
class ForgeReporterContractTest {
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void notices(ForgeReporterFlaw flaw) {
        Map<String, Throwable> noticed = Flaws.noticedBy(Flawed.class, flaw);
        assertThat(noticed.keySet()).as("clauses that notice: %s", noticed).containsAll(flaw.noticedBy());
    }

    @Test
    @DisplayName("a flaw by every clause")
    void everyClauseNoticesSomething() {
        Set<String> noticing = new TreeSet<>();
        for (ForgeReporterFlaw flaw : ForgeReporterFlaw.values()) {
            noticing.addAll(flaw.noticedBy());
        }
        assertThat(noticing).isEqualTo(Flaws.clausesOf(ForgeReporterContract.class));
    }

    @ExtendWith(Flaws.OfThisRun.class)
    static class Flawed extends ListReporterTest {
        private final ForgeReporterFlaw flaw;

        Flawed(ForgeReporterFlaw flaw) {
            this.flaw = flaw;
        }

        @Override
        ForgeReporter reporter(String token) {
            return flaw.flawed(forge, token);
        }
    }
}
