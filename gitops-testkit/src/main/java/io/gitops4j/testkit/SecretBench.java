package io.gitops4j.testkit;

import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.SecretAnswer;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.SecretQuestion;
import io.gitops4j.spi.SecretRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One secret checker under test, and the few steps that every clause is made of. */
final class SecretBench implements AutoCloseable {
    static final String USER = "user";
    static final String PASSWORD = "password";
    static final String VALUE = "hush-4711";

    private final SecretCheckerContract contract;
    private final SecretChecker checker;

    SecretBench(SecretCheckerContract contract, SecretChecker checker) {
        this.contract = contract;
        this.checker = checker;
    }

    SecretCheckerContract contract() {
        return contract;
    }

    SecretChecker checker() {
        return checker;
    }

    String namespace() {
        return contract.namespaces().get(0);
    }

    String path() {
        return contract.path();
    }

    void store() {
        contract.store(namespace(), path(), Map.of(USER, "cart", PASSWORD, VALUE));
    }

    SecretQuestion question(String path, String key, String version) {
        return new SecretQuestion(namespace(), new SecretReference(path, key, version));
    }

    SecretQuestion password() {
        return question(path(), PASSWORD, "");
    }

    Map<SecretQuestion, SecretAnswer> ask(List<SecretQuestion> questions, Operation operation) {
        return checker.check(new SecretRequest("prod", new LinkedHashSet<>(questions)), operation);
    }

    /** What is answered to one question. */
    Optional<SecretAnswer> answer(SecretQuestion question) {
        return Optional.ofNullable(ask(List.of(question), TestOperation.live()).get(question));
    }

    @Override
    public void close() {
        checker.close();
    }
}
