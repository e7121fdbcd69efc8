package io.gitops4j.testkit;

import io.gitops4j.spi.ForgeReporter;
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
        Flaws.assertNoticed(Flawed.class, flaw);
    }

    @Test
    @DisplayName("a flaw by every clause")
    void everyClauseNoticesSomething() {
        Flaws.assertEveryClauseNotices(ForgeReporterContract.class, ForgeReporterFlaw.values());
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
