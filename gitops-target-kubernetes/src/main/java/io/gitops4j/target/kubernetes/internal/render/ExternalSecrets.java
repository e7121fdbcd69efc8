package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.target.kubernetes.SecretOptions;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A secret is an entry of the service's ExternalSecret (external-secrets.io/v1), of which the External Secrets Operator makes a
 * Secret of the same name. Its keys are the variables' names, as only those are unique; a pod waits until it is there.
 */
final class ExternalSecrets implements SecretRenderer {
    private final Subject subject;

    ExternalSecrets(Subject subject) {
        this.subject = subject;
    }

    @Override
    public Optional<Tree> valueFrom(Container container, EnvVar variable, String path) {
        return Optional.of(NativeSecrets.keyOf(name(), key(container, variable)));
    }

    /** The ExternalSecret; nothing where no variable refers to a secret. */
    Optional<DesiredResource> render() {
        List<Map<String, Object>> data = new ArrayList<>();
        for (Container container : subject.spec().containers()) {
            for (EnvVar variable : container.env()) {
                variable.secret()
                        .ifPresent(secret -> data.add(new Tree()
                                .with("secretKey", key(container, variable))
                                .with("remoteRef", remote(secret))
                                .toMap()));
            }
        }
        if (data.isEmpty()) {
            return Optional.empty();
        }
        SecretOptions options = subject.options().secrets();
        Tree spec = new Tree()
                .with("refreshInterval", options.refresh().toSeconds() + "s")
                .with(
                        "secretStoreRef",
                        new Tree()
                                .with("kind", options.clusterStore() ? "ClusterSecretStore" : "SecretStore")
                                .with("name", options.store().orElse("")))
                .with(
                        "target",
                        new Tree()
                                .with("name", name())
                                .with("creationPolicy", "Owner")
                                .with("deletionPolicy", "Retain"))
                .with("data", data);
        return Optional.of(
                subject.object(ResourceKind.EXTERNAL_SECRET, name(), Stages.GROUND, new Tree().with("spec", spec)));
    }

    private static Tree remote(SecretReference secret) {
        return new Tree()
                .with("key", secret.path())
                .with("property", secret.key())
                .with("version", secret.version());
    }

    private String name() {
        return subject.name() + "-secrets";
    }

    private String key(Container container, EnvVar variable) {
        boolean main = container.name().equals(subject.spec().container().name());
        return main ? variable.name() : container.name() + "." + variable.name();
    }
}
