package io.gitops4j.testkit;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.SecretAnswer;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.SecretQuestion;
import io.gitops4j.spi.SecretRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A secret store in memory that keeps no values at all: namespaces, paths, their keys and the number of their newest version. It
 * remembers what it was asked. Thread-safe.
 */
public final class InMemorySecrets implements SecretChecker {
    private final Map<String, Map<String, List<Set<String>>>> stored = new ConcurrentHashMap<>();
    private final List<SecretRequest> requests = new CopyOnWriteArrayList<>();
    private volatile boolean cut;

    /** An empty one. */
    public InMemorySecrets() {}

    /** Stores a further version of a path with these keys, the first one being 1. */
    public void put(String namespace, String path, Set<String> keys) {
        stored.computeIfAbsent(namespace, any -> new ConcurrentHashMap<>())
                .merge(path, List.of(Set.copyOf(keys)), InMemorySecrets::joined);
    }

    /** Forgets a path, all versions of it. */
    public void remove(String namespace, String path) {
        stored.getOrDefault(namespace, new ConcurrentHashMap<>()).remove(path);
    }

    /** From now on it does not answer. */
    public void cutConnection() {
        cut = true;
    }

    /** From now on it answers again. */
    public void mendConnection() {
        cut = false;
    }

    /** What was asked so far, one entry a call. */
    public List<SecretRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public Map<SecretQuestion, SecretAnswer> check(SecretRequest request, Operation operation) {
        operation.checkpoint();
        if (request.questions().isEmpty()) {
            return Map.of();
        }
        requests.add(request);
        if (cut) {
            throw new GitOpsException(
                    FailureKind.UNAVAILABLE,
                    Diagnostic.error("MEMORY-CUT")
                            .what("the secret store does not answer")
                            .remedy("mend the connection")
                            .build());
        }
        Map<SecretQuestion, SecretAnswer> answers = new LinkedHashMap<>();
        request.questions().forEach(question -> answers.put(question, answer(question)));
        return answers;
    }

    private SecretAnswer answer(SecretQuestion question) {
        List<Set<String>> versions = stored.getOrDefault(question.namespace(), Map.of())
                .getOrDefault(question.reference().path(), List.of());
        if (versions.isEmpty()) {
            return SecretAnswer.PATH_MISSING;
        }
        String asked = question.reference().version();
        int version = asked.isEmpty() ? versions.size() : Integer.parseInt(asked);
        if (version < 1 || version > versions.size()) {
            return SecretAnswer.VERSION_MISSING;
        }
        return versions.get(version - 1).contains(question.reference().key())
                ? SecretAnswer.EXISTS
                : SecretAnswer.KEY_MISSING;
    }

    private static List<Set<String>> joined(List<Set<String>> old, List<Set<String>> more) {
        List<Set<String>> all = new ArrayList<>(old);
        all.addAll(more);
        return List.copyOf(all);
    }
}
