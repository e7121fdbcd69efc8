package io.gitops4j.spi;

import java.util.function.Supplier;

/** A secret option. It is read anew at every call, so that a rotated one is noticed, and its text form never shows it. */
public final class Secret {
    private final Supplier<String> value;

    private Secret(Supplier<String> value) {
        this.value = value;
    }

    /** A secret behind a supplier, which may throw {@link io.gitops4j.api.GitOpsException}. */
    public static Secret of(Supplier<String> value) {
        return new Secret(value);
    }

    /** The secret itself. Hand it to the one call that needs it, and keep it nowhere. */
    public String reveal() {
        return value.get();
    }

    @Override
    public String toString() {
        return "***";
    }
}
