package io.gitops4j.target.kubernetes.internal.render;

/**
 * Text that the kubelet must not touch. In commands, arguments and environment values it replaces {@code $(NAME)} by a
 * variable, and reads {@code $$} as one dollar (Kubernetes API reference, Container).
 */
final class Literals {
    private Literals() {}

    static String escaped(String text) {
        return text.contains("$(") || text.contains("$$") ? text.replace("$", "$$") : text;
    }
}
