package io.gitops4j.testkit;

import io.gitops4j.spi.SecretChecker;
import java.util.Optional;
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
        Flaws.assertNoticed(Flawed.class, flaw);
    }

    @Test
    @DisplayName("a flaw by every clause")
    void everyClauseNoticesSomething() {
        Flaws.assertEveryClauseNotices(SecretCheckerContract.class, SecretCheckerFlaw.values());
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
