package io.gitops4j.spi;

import io.gitops4j.api.Diagnostic;
import java.util.List;

/**
 * What a policy says. Use the factories.
 *
 * @param effect in one word
 * @param diagnostics why; warnings of an allowance
 */
public record PolicyDecision(Effect effect, List<Diagnostic> diagnostics) {
    /** In one word. */
    public enum Effect {
        /** Go ahead. */
        ALLOW,
        /** Wait until the plan's digest is approved. */
        HOLD,
        /** Not like this. */
        DENY
    }

    private static final PolicyDecision ALLOWED = new PolicyDecision(Effect.ALLOW, List.of());

    /** Copies the list; whoever does not allow says why. */
    public PolicyDecision {
        diagnostics = List.copyOf(diagnostics);
        if (effect != Effect.ALLOW && diagnostics.isEmpty()) {
            throw new IllegalArgumentException(effect + " needs a reason");
        }
    }

    /** Go ahead. */
    public static PolicyDecision allow() {
        return ALLOWED;
    }

    /** Go ahead, but people should know. */
    public static PolicyDecision allow(List<Diagnostic> warnings) {
        return new PolicyDecision(Effect.ALLOW, warnings);
    }

    /** Wait for an approval. */
    public static PolicyDecision hold(Diagnostic reason) {
        return new PolicyDecision(Effect.HOLD, List.of(reason));
    }

    /** Not like this. */
    public static PolicyDecision deny(Diagnostic reason) {
        return new PolicyDecision(Effect.DENY, List.of(reason));
    }
}
