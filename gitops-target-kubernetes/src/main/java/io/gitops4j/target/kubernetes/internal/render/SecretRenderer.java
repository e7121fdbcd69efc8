package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.EnvVar;
import java.util.Optional;

/** How a reference to a secret becomes a variable, by one strategy. */
interface SecretRenderer {
    /** The strategy of the subject's cluster. */
    static SecretRenderer of(Subject subject) {
        return switch (subject.options().secrets().strategy()) {
            case NATIVE -> new NativeSecrets(subject);
            case EXTERNAL_SECRETS -> new ExternalSecrets(subject);
            case VAULT_INJECTOR -> new InjectedSecrets(subject);
        };
    }

    /**
     * The {@code valueFrom} of a variable; nothing where the variable comes another way.
     *
     * @param path where the variable is in the spec
     */
    Optional<Tree> valueFrom(Container container, EnvVar variable, String path);
}
