package io.gitops4j.target.kubernetes;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.SecretAnswer;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.SecretQuestion;
import io.gitops4j.spi.SecretRequest;
import io.gitops4j.target.kubernetes.internal.client.ApiAnswer;
import io.gitops4j.target.kubernetes.internal.client.ApiClient;
import io.gitops4j.target.kubernetes.internal.client.ApiFailures;
import io.gitops4j.target.kubernetes.internal.client.ApiRequest;
import io.gitops4j.target.kubernetes.internal.client.SecretKeys;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import io.gitops4j.target.kubernetes.internal.resource.SecretNames;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Says whether Secrets are there that services refer to by the native strategy: one read for each Secret asked for.
 *
 * <p>The API has no way to ask for a Secret without its values, so the account needs {@code get} on secrets in the services'
 * namespaces, which lets it read them; the values are skipped unread and wiped. Without that right the answer is that it could not
 * be asked. Thread-safe; holds one connection until it is closed.
 */
public final class KubernetesSecretChecker implements SecretChecker {
    private final ApiClient client;
    private final SecretNames names;

    /**
     * Does not connect yet.
     *
     * @param secretNames as in {@link KubernetesOptions#secretNames}
     * @throws GitOpsException CONFIG when the kubeconfig or a certificate cannot be used
     */
    public KubernetesSecretChecker(KubernetesConnection connection, Map<String, String> secretNames) {
        this.client = ApiClient.of(connection);
        this.names = new SecretNames(Map.copyOf(secretNames));
    }

    @Override
    public Map<SecretQuestion, SecretAnswer> check(SecretRequest request, Operation operation) {
        operation.checkpoint();
        Map<Place, Look> looks = new HashMap<>();
        Map<SecretQuestion, SecretAnswer> answers = new LinkedHashMap<>();
        for (SecretQuestion question : request.questions()) {
            Place place = new Place(
                    question.namespace(), names.of(question.reference().path()));
            answers.put(
                    question,
                    SecretNames.isName(place.name())
                            ? answer(question, looks.computeIfAbsent(place, any -> look(place, operation)))
                            : SecretAnswer.unknown("the path gives no name of a Secret"));
        }
        return answers;
    }

    private record Place(String namespace, String name) {}

    /**
     * What one read showed.
     *
     * @param found EXISTS, or the answer to all questions about it
     * @param keys of the Secret otherwise
     */
    private record Look(SecretAnswer found, Set<String> keys) {}

    private Look look(Place place, Operation operation) {
        ApiRequest get = ApiRequest.get(ResourceKind.SECRET, place.namespace(), place.name());
        ApiAnswer answer = client.send(get, operation);
        if (answer.ok()) {
            return new Look(SecretAnswer.EXISTS, SecretKeys.readAndWipe(answer));
        }
        return switch (answer.code()) {
            case 404 -> new Look(SecretAnswer.PATH_MISSING, Set.of());
            case 403 ->
                new Look(
                        SecretAnswer.unknown("not allowed to " + get + "; grant the verb get on secrets there"),
                        Set.of());
            default ->
                throw new GitOpsException(
                        FailureKind.UNAVAILABLE,
                        ApiFailures.refused(get, answer.status()).diagnostic());
        };
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
                : SecretAnswer.unknown("a Secret of Kubernetes has one version only, which has no number");
    }

    @Override
    public void close() {
        client.close();
    }
}
