package io.gitops4j.testkit;

import io.gitops4j.spi.ValidationRequest;
import io.gitops4j.spi.Validator;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every validator keeps this contract. Extend it and fill the hooks, which all give the same at every call. */
public abstract class ValidatorContract {
    /** For JUnit. */
    protected ValidatorContract() {}

    /** The validator under test. The contract closes it. */
    protected abstract Validator newValidator();

    /** A service that it has nothing against. */
    protected abstract ValidationRequest passing();

    /** A service that it has something to say about. */
    protected abstract ValidationRequest failing();

    private void check(Consumer<ValidatorBench> clause) {
        try (Validator validator = newValidator()) {
            clause.accept(new ValidatorBench(this, validator));
        }
    }

    @Test
    @DisplayName("a service that keeps the rule passes in silence")
    final void passesInSilence() {
        check(ValidatorClauses::passes);
    }

    @Test
    @DisplayName("a service that breaks the rule is told so, fit to be shown and whole")
    final void tellsWhatIsWrong() {
        check(ValidatorClauses::tells);
    }

    @Test
    @DisplayName("the same service again, by another instance, at the same time, gives the same")
    final void isPure() {
        check(ValidatorClauses::pure);
    }

    @Test
    @DisplayName("a service with the least that there can be is judged like any other")
    final void survivesTheLeast() {
        check(ValidatorClauses::least);
    }

    @Test
    @DisplayName("closing twice is harmless, and no thread is left")
    final void closesTwice() {
        ValidatorClauses.closedTwice(this);
    }
}
