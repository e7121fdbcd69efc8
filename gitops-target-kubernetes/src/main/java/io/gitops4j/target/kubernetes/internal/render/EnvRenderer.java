package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.EnvVar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Environment variables; how a secret becomes one is its {@link SecretRenderer}'s business. */
final class EnvRenderer {
    private final SecretRenderer secrets;

    EnvRenderer(Subject subject) {
        this.secrets = SecretRenderer.of(subject);
    }

    List<Map<String, Object>> render(Container container, String path) {
        List<Map<String, Object>> env = new ArrayList<>();
        for (int i = 0; i < container.env().size(); i++) {
            EnvVar variable = container.env().get(i);
            Tree tree = new Tree().with("name", variable.name());
            variable.literal().ifPresent(value -> tree.with("value", Literals.escaped(value)));
            if (variable.secret().isEmpty()) {
                env.add(tree.toMap());
                continue;
            }
            Optional<Tree> source = secrets.valueFrom(container, variable, path + "[" + i + "]");
            source.ifPresent(from -> env.add(tree.with("valueFrom", from).toMap()));
        }
        return env;
    }
}
