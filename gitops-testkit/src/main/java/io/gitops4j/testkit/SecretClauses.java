package io.gitops4j.testkit;

import static io.gitops4j.testkit.Failures.assertFails;
import static io.gitops4j.testkit.Failures.assertKind;
import static io.gitops4j.testkit.SecretBench.PASSWORD;
import static io.gitops4j.testkit.SecretBench.USER;
import static io.gitops4j.testkit.SecretBench.VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.spi.SecretAnswer;
import io.gitops4j.spi.SecretAnswer.State;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.SecretQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.TestAbortedException;

/** The clauses of {@link SecretCheckerContract}. */
final class SecretClauses {
    private SecretClauses() {}

    static void stored(SecretBench bench) {
        bench.store();
        assertState(State.EXISTS, bench, bench.password());
        assertState(State.EXISTS, bench, bench.question(bench.path(), USER, ""));
    }

    static void missingPath(SecretBench bench) {
        assertState(State.PATH_MISSING, bench, bench.password());
    }

    static void missingKey(SecretBench bench) {
        bench.store();
        assertState(State.KEY_MISSING, bench, bench.question(bench.path(), PASSWORD + "s", ""));
    }

    static void versions(SecretBench bench) {
        bench.store();
        SecretQuestion first = bench.question(bench.path(), PASSWORD, "1");
        SecretQuestion second = bench.question(bench.path(), PASSWORD, "2");
        if (!bench.contract().versions()) {
            assertState(State.UNKNOWN, bench, first);
            return;
        }
        assertState(State.EXISTS, bench, first);
        assertState(State.VERSION_MISSING, bench, second);
        bench.store();
        assertState(State.EXISTS, bench, second);
        assertState(State.EXISTS, bench, first);
    }

    static void batch(SecretBench bench) {
        bench.store();
        SecretQuestion there = bench.password();
        SecretQuestion noKey = bench.question(bench.path(), "no-such-key", "");
        SecretQuestion noPath = bench.question(bench.path() + "-other", PASSWORD, "");
        Map<SecretQuestion, SecretAnswer> answers = bench.ask(List.of(noPath, there, noKey), TestOperation.live());
        assertThat(answers)
                .as("answers to three questions")
                .containsOnly(
                        Map.entry(there, SecretAnswer.EXISTS),
                        Map.entry(noKey, SecretAnswer.KEY_MISSING),
                        Map.entry(noPath, SecretAnswer.PATH_MISSING));
    }

    static void empty(SecretBench bench) {
        assertThat(bench.ask(List.of(), TestOperation.live()))
                .as("answers to no question")
                .isEmpty();
        // Where there is a connection, a cut one shows whether it was used.
        if (cut(bench)) {
            assertThat(bench.ask(List.of(), TestOperation.live()))
                    .as("answers to no question, without a connection")
                    .isEmpty();
        }
    }

    private static boolean cut(SecretBench bench) {
        try {
            bench.contract().cutConnection();
            return true;
        } catch (TestAbortedException e) {
            return false;
        }
    }

    static void namespacesAreApart(SecretBench bench) {
        List<String> namespaces = bench.contract().namespaces();
        Assumptions.assumeTrue(namespaces.size() > 1, "this store knows no namespaces");
        bench.store();
        SecretQuestion elsewhere =
                new SecretQuestion(namespaces.get(1), new SecretReference(bench.path(), PASSWORD, ""));
        Map<SecretQuestion, SecretAnswer> answers =
                bench.ask(List.of(bench.password(), elsewhere), TestOperation.live());
        assertThat(answers)
                .as("answers for two namespaces, in one of which it is stored")
                .containsOnly(
                        Map.entry(bench.password(), SecretAnswer.EXISTS),
                        Map.entry(elsewhere, SecretAnswer.PATH_MISSING));
    }

    static void readsAnew(SecretBench bench) {
        assertState(State.PATH_MISSING, bench, bench.password());
        bench.store();
        assertState(State.EXISTS, bench, bench.password());
    }

    static void noValue(SecretBench bench) {
        bench.store();
        TestOperation operation = TestOperation.live();
        List<Object> shown = new ArrayList<>();
        shown.add(bench.ask(
                List.of(
                        bench.password(),
                        bench.question(bench.path(), "no-such-key", ""),
                        bench.question(bench.path(), PASSWORD, "7")),
                operation));
        operation.reports().forEach(report -> shown.addAll(List.of(report.what(), report.remedy(), report.path())));
        shown.add(bench.checker());
        assertThat(shown)
                .map(String::valueOf)
                .as("what is shown of a secret")
                .allSatisfy(text -> assertThat(text).doesNotContain(VALUE));
    }

    static void cancelled(SecretBench bench) {
        bench.store();
        assertFails(FailureKind.CANCELLED, () -> bench.ask(List.of(bench.password()), TestOperation.cancelled()));
    }

    static void expired(SecretBench bench) {
        bench.store();
        assertFails(FailureKind.TIMEOUT, () -> bench.ask(List.of(bench.password()), TestOperation.expired()));
    }

    static void refused(SecretBench bench) {
        bench.store();
        bench.contract().cutConnection();
        assertFails(FailureKind.UNAVAILABLE, () -> bench.ask(List.of(bench.password()), TestOperation.live()));
    }

    static void forbidden(SecretBench bench) {
        bench.store();
        Optional<SecretChecker> without = bench.contract().withoutRights();
        Assumptions.assumeTrue(without.isPresent(), "this store knows no rights");
        try (SecretBench stranger = new SecretBench(bench.contract(), without.orElseThrow())) {
            assertState(State.UNKNOWN, stranger, stranger.password());
        } catch (GitOpsException e) {
            assertKind(FailureKind.AUTH, e);
        }
    }

    static void closedTwice(SecretCheckerContract contract) {
        ThreadsLeft threads = ThreadsLeft.startingNow();
        SecretChecker checker = contract.newChecker();
        checker.close();
        checker.close();
        threads.assertNone();
    }

    private static void assertState(State state, SecretBench bench, SecretQuestion question) {
        assertThat(bench.answer(question).map(SecretAnswer::state))
                .as("what is known of %s", question)
                .contains(state);
    }
}
