package io.gitops4j.testkit;

import io.gitops4j.spi.SecretChecker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Every secret checker keeps this contract. Extend it and fill {@link #newChecker}, {@link #store} and {@link #namespaces}.
 *
 * <p>What JUnit makes anew for every test, and what the test stores, is its own: a subclass over a real store gives every test
 * namespaces or paths of its own.
 */
public abstract class SecretCheckerContract {
    /** For JUnit. */
    protected SecretCheckerContract() {}

    /** A checker over the store of this test, in which nothing is at first. Closed by the contract. */
    protected abstract SecretChecker newChecker();

    /** Stores values by key under a path, for services of a namespace; a path that is there gets another version. */
    protected abstract void store(String namespace, String path, Map<String, String> values);

    /** Two namespaces of this test; one where the store knows none. */
    protected abstract List<String> namespaces();

    /** A path of this test. */
    protected String path() {
        return "team/db";
    }

    /** Whether the store keeps versions, numbered from 1. */
    protected boolean versions() {
        return false;
    }

    /** Makes the store refuse connections until the test ends. The default skips the test that needs it. */
    protected void cutConnection() {
        Assumptions.abort("this store has no connection to cut");
    }

    /** A checker whose account may not read. The default skips the test that needs it. */
    protected Optional<SecretChecker> withoutRights() {
        return Optional.empty();
    }

    private void check(Consumer<SecretBench> clause) {
        try (SecretBench bench = new SecretBench(this, newChecker())) {
            clause.accept(bench);
        }
    }

    @Test
    @DisplayName("a key that is stored exists")
    final void findsWhatIsStored() {
        check(SecretClauses::stored);
    }

    @Test
    @DisplayName("a path under which nothing is stored is PATH_MISSING")
    final void missesAPath() {
        check(SecretClauses::missingPath);
    }

    @Test
    @DisplayName("a key that a stored path does not have is KEY_MISSING")
    final void missesAKey() {
        check(SecretClauses::missingKey);
    }

    @Test
    @DisplayName(
            "a version is found or missed where there are versions, and is UNKNOWN with a reason where there are none")
    final void tellsVersions() {
        check(SecretClauses::versions);
    }

    @Test
    @DisplayName("every question of a batch is answered, and no other")
    final void answersTheWholeBatch() {
        check(SecretClauses::batch);
    }

    @Test
    @DisplayName("a request without questions has no answers, and does not reach the store")
    final void asksNothingForNothing() {
        check(SecretClauses::empty);
    }

    @Test
    @DisplayName("namespaces are apart")
    final void namespacesAreApart() {
        check(SecretClauses::namespacesAreApart);
    }

    @Test
    @DisplayName("what was stored since the last call is found")
    final void readsAnew() {
        check(SecretClauses::readsAnew);
    }

    @Test
    @DisplayName("a value is in no answer, report or text form")
    final void showsNoValue() {
        check(SecretClauses::noValue);
    }

    @Test
    @DisplayName("a cancelled operation is CANCELLED")
    final void cancelledIsCancelled() {
        check(SecretClauses::cancelled);
    }

    @Test
    @DisplayName("an operation without time is TIMEOUT")
    final void expiredIsTimeout() {
        check(SecretClauses::expired);
    }

    @Test
    @DisplayName("a store that refuses connections is UNAVAILABLE, and nothing is called missing")
    final void refusedIsUnavailable() {
        check(SecretClauses::refused);
    }

    @Test
    @DisplayName("what the account may not read is UNKNOWN or AUTH, never missing")
    final void forbiddenIsUnknown() {
        check(SecretClauses::forbidden);
    }

    @Test
    @DisplayName("closing twice is harmless, and no thread is left")
    final void closesTwice() {
        SecretClauses.closedTwice(this);
    }
}
