package io.gitops4j.testkit;

import io.gitops4j.spi.Validator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("the contract of validators notices")
class ValidatorContractTest {
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void notices(ValidatorFlaw flaw) {
        Flaws.assertNoticed(Flawed.class, flaw);
    }

    @Test
    @DisplayName("a flaw by every clause")
    void everyClauseNoticesSomething() {
        Flaws.assertEveryClauseNotices(ValidatorContract.class, ValidatorFlaw.values());
    }

    @ExtendWith(Flaws.OfThisRun.class)
    static class Flawed extends OwnerValidatorTest {
        private final ValidatorFlaw flaw;

        Flawed(ValidatorFlaw flaw) {
            this.flaw = flaw;
        }

        @Override
        protected Validator newValidator() {
            return flaw.flawed();
        }
    }
}
