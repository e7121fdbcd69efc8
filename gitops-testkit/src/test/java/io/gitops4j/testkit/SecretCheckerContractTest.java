package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.spi.SecretChecker;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("the contract of secret checkers notices")
class SecretCheckerContractTest {
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void notices(SecretCheckerFlaw flaw) {
        Map<String, Throwable> noticed = Flaws.noticedBy(Flawed.class, flaw);
        assertThat(noticed.keySet()).as("clauses that notice: %s", noticed).containsAll(flaw.noticedBy());
    }

    @Test
    @DisplayName("a flaw by every clause")
    void everyClauseNoticesSomething() {
        Set<String> noticing = new TreeSet<>();
        for (SecretCheckerFlaw flaw : SecretCheckerFlaw.values()) {
            noticing.addAll(flaw.noticedBy());
        }
        assertThat(noticing).isEqualTo(Flaws.clausesOf(SecretCheckerContract.class));
    }

    @ExtendWith(Flaws.OfThisRun.class)
    static class Flawed extends InMemorySecretsTest {
        private final SecretCheckerFlaw flaw;

        Flawed(SecretCheckerFlaw flaw) {
            this.flaw = flaw;
        }

        @Override
        protected SecretChecker newChecker() {
            return flaw.flawed(secrets);
        }

        @Override
        protected Optional<SecretChecker> withoutRights() {
            return Optional.of(flaw.withoutRights());
        }
    }
}
