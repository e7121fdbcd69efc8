package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.SecretReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Environment variables. A secret becomes a reference to a Secret object that something else keeps up to date. */
final class EnvRenderer {
    private static final Pattern SECRET_NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern SECRET_KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");

    private final Subject subject;

    EnvRenderer(Subject subject) {
        this.subject = subject;
    }

    List<Map<String, Object>> render(List<EnvVar> variables, String path) {
        List<Map<String, Object>> env = new ArrayList<>();
        for (EnvVar variable : variables) {
            String here = path + "[" + env.size() + "]";
            Tree tree = new Tree().with("name", variable.name());
            variable.literal().ifPresent(value -> tree.with("value", Literals.escaped(value)));
            variable.secret()
                    .ifPresent(secret -> tree.with(
                            "valueFrom", new Tree().with("secretKeyRef", secret(variable.name(), secret, here))));
            env.add(tree.toMap());
        }
        return env;
    }

    private Tree secret(String variable, SecretReference secret, String path) {
        String name = subject.options().secretNames().getOrDefault(secret.path(), nameOf(secret.path()));
        if (name.length() > 253 || !SECRET_NAME.matcher(name).matches()) {
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
        return new Tree().with("name", name).with("key", secret.key());
    }

    private static String nameOf(String path) {
        return path.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
    }
}
