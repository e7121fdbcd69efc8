package io.gitops4j.target.nomad;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.SecretAnswer;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.SecretQuestion;
import io.gitops4j.spi.SecretRequest;
import io.gitops4j.target.nomad.internal.client.NomadClient;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says whether Nomad variables are there that services refer to: one read for each variable asked for.
 *
 * <p>A list of variables does not tell their keys, so the token needs {@code read} on the paths, which lets it read the values; they
 * are skipped unread and wiped. Without that right the answer is that it could not be asked. Thread-safe; holds one HTTP client
 * until it is closed.
 */
public final class NomadSecretChecker implements SecretChecker {
    private final NomadClient client;

    /**
     * Sends nothing yet.
     *
     * @throws GitOpsException CONFIG when the CA file cannot be read
     */
    public NomadSecretChecker(NomadConnection connection) {
        this.client = new NomadClient(connection);
    }

    @Override
    public Map<SecretQuestion, SecretAnswer> check(SecretRequest request, Operation operation) {
        operation.checkpoint();
        Map<Place, Look> looks = new HashMap<>();
        Map<SecretQuestion, SecretAnswer> answers = new LinkedHashMap<>();
        for (SecretQuestion question : request.questions()) {
            Place place = new Place(question.namespace(), question.reference().path());
            answers.put(question, answer(question, looks.computeIfAbsent(place, any -> look(place, operation))));
        }
        return answers;
    }

    private record Place(String namespace, String path) {}

    /**
     * What one read showed.
     *
     * @param found EXISTS, or the answer to all questions about it
     * @param keys of the variable where it exists
     */
    private record Look(SecretAnswer found, Set<String> keys) {}

    private Look look(Place place, Operation operation) {
        try {
            Optional<Set<String>> keys = client.variableKeys(place.namespace(), place.path(), operation);
            return keys.map(found -> new Look(SecretAnswer.EXISTS, found))
                    .orElse(new Look(SecretAnswer.PATH_MISSING, Set.of()));
        } catch (GitOpsException e) {
            if (e.kind() == FailureKind.AUTH) {
                return new Look(
                        SecretAnswer.unknown("not allowed to read variable " + place.path() + " in namespace "
                                + place.namespace() + "; give the token's policy read on that path"),
                        Set.of());
            }
            throw e;
        }
    }

    private static SecretAnswer answer(SecretQuestion question, Look look) {
        if (look.found().state() != SecretAnswer.State.EXISTS) {
            return look.found();
        }
        if (!look.keys().contains(question.reference().key())) {
            return SecretAnswer.KEY_MISSING;
        }
        return question.reference().version().isEmpty()
                ? SecretAnswer.EXISTS
                : SecretAnswer.unknown("Nomad's variables keep no versions");
    }

    @Override
    public void close() {
        client.close();
    }
}
