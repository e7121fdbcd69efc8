package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.PluginProvider;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
        Map<String, Throwable> noticed = Flaws.noticedBy(Flawed.class, flaw);
        assertThat(noticed.keySet()).as("clauses that notice: %s", noticed).containsAll(flaw.noticedBy());
    }

    @Test
    @DisplayName("a flaw by every clause")
    void everyClauseNoticesSomething() {
        Set<String> noticing = new TreeSet<>();
        for (ProviderFlaw flaw : ProviderFlaw.values()) {
            noticing.addAll(flaw.noticedBy());
        }
        assertThat(noticing).isEqualTo(Flaws.clausesOf(ProviderContract.class));
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
