package io.gitops4j.core.internal.outbox;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.core.internal.work.RetryPolicy;
import java.time.Duration;
import java.time.Instant;

/** What becomes of a message that did not get through. */
public final class Patience {
    private static final RetryPolicy TRIES = new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(10), 5);

    /** A receiver that asks for more is not taken at its word (F36). */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Somebody has to mend the permission, and nobody is told when that is done. */
    private static final Duration UNTIL_MENDED = Duration.ofMinutes(15);

    private Patience() {}

    /** Whether the message is given up. A plug-in that breaks again and again on one message must not stop the others (F48). */
    public static boolean givesUp(GitOpsException failure, int failures) {
        return switch (failure.kind()) {
            case UNAVAILABLE, TIMEOUT, CONFLICT, AUTH, CANCELLED -> false;
            case INTERNAL -> !TRIES.allows(failures);
            case CONFIG, MANIFEST, NOT_FOUND, UNSUPPORTED, REJECTED, UNHEALTHY -> true;
        };
    }

    /** How long to wait before the next try. */
    public static Duration delay(GitOpsException failure, int failures, Instant now) {
        Duration delay = failure.kind() == FailureKind.AUTH ? UNTIL_MENDED : TRIES.delay(failures);
        Duration asked = failure.notBefore()
                .map(notBefore -> Duration.between(now, notBefore))
                .orElse(delay);
        // The time that a receiver names is better knowledge than our own guess, whichever is longer.
        Duration wait = asked.isNegative() ? delay : asked;
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
