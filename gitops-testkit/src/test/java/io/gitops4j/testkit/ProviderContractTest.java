package io.gitops4j.testkit;

import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.PluginProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("the contract of providers notices")
class ProviderContractTest {
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void notices(ProviderFlaw flaw) {
        Flaws.assertNoticed(Flawed.class, flaw);
    }

    @Test
    @DisplayName("a flaw by every clause")
    void everyClauseNoticesSomething() {
        Flaws.assertEveryClauseNotices(ProviderContract.class, ProviderFlaw.values());
    }

    @ExtendWith(Flaws.OfThisRun.class)
    static class Flawed extends LineParserProviderTest {
        private final ProviderFlaw flaw;

        Flawed(ProviderFlaw flaw) {
            this.flaw = flaw;
        }

        @Override
        protected PluginProvider<ManifestParser> newProvider() {
            return flaw.flawed();
        }
    }
}
