package io.gitops4j.api.spec;

import java.util.Objects;
import java.util.Optional;

/** An environment variable of a container: a literal, or a reference to a secret. */
public final class EnvVar {
    private final String name;
    private final Optional<String> literal;
    private final Optional<SecretReference> secret;
    private final boolean sensitive;

    private EnvVar(String name, Optional<String> literal, Optional<SecretReference> secret, boolean sensitive) {
        this.name = Objects.requireNonNull(name, "name");
        this.literal = literal;
        this.secret = secret;
        this.sensitive = sensitive;
    }

    /** A plain value. */
    public static EnvVar literal(String name, String value) {
        return new EnvVar(name, Optional.of(value), Optional.empty(), false);
    }

    /** A plain value that looks like a secret: it goes to the target and is shown nowhere else. */
    public static EnvVar sensitive(String name, String value) {
        return new EnvVar(name, Optional.of(value), Optional.empty(), true);
    }

    /** A value that the target takes from its secret store. */
    public static EnvVar secret(String name, SecretReference reference) {
        return new EnvVar(name, Optional.empty(), Optional.of(reference), false);
    }

    /** The variable's name. */
    public String name() {
        return name;
    }

    /** The value, if it is a literal. */
    public Optional<String> literal() {
        return literal;
    }

    /** The reference, if it is one; then there is no literal. */
    public Optional<SecretReference> secret() {
        return secret;
    }

    /** Whether the literal must be masked wherever it is shown. */
    public boolean sensitive() {
        return sensitive;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnvVar that
                && name.equals(that.name)
                && literal.equals(that.literal)
                && secret.equals(that.secret)
                && sensitive == that.sensitive;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, literal, secret, sensitive);
    }

    /** The name and the kind of value; a sensitive literal is masked. */
    @Override
    public String toString() {
        return name + "="
                + (sensitive
                        ? "***"
                        : literal.orElseGet(() -> secret.map(Object::toString).orElse("")));
    }
}
