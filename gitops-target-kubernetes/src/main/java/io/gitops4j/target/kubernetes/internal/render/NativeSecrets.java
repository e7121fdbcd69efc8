package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.target.kubernetes.internal.resource.SecretNames;
import java.util.Optional;
import java.util.regex.Pattern;

/** A secret is a reference to a Secret that something else keeps up to date. */
final class NativeSecrets implements SecretRenderer {
    private static final Pattern SECRET_KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");

    private final Subject subject;

    NativeSecrets(Subject subject) {
        this.subject = subject;
    }

    @Override
    public Optional<Tree> valueFrom(Container container, EnvVar variable, String path) {
        return variable.secret().map(secret -> reference(variable.name(), secret, path));
    }

    private Tree reference(String variable, SecretReference secret, String path) {
        String name = new SecretNames(subject.options().secretNames()).of(secret.path());
        if (!SecretNames.isName(name)) {
            subject.error(
                    "K8S-SECRET",
                    path,
                    "secret path '" + secret.path() + "' of " + variable + " gives no name of a Secret",
                    "use letters, digits, '/', '-' and '.', or name the Secret in the option secretNames");
        }
        if (!SECRET_KEY.matcher(secret.key()).matches()) {
            subject.error(
                    "K8S-SECRET",
                    path,
                    "'" + secret.key() + "' of " + variable + " is no key of a Secret",
                    "use letters, digits, '-', '_' and '.'");
        }
        if (!secret.version().isEmpty()) {
            subject.warning(
                    "K8S-SECRET-VERSION",
                    path,
                    "version " + secret.version() + " of " + variable
                            + " is not used, as a Secret of Kubernetes has one version only",
                    "remove the version, or make Secret " + name + " hold it");
        }
        return keyOf(name, secret.key());
    }

    static Tree keyOf(String name, String key) {
        return new Tree().with("secretKeyRef", new Tree().with("name", name).with("key", key));
    }
}
