package io.gitops4j.forge.github.internal.client;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * GitHub's limits for requests that create content, 80 in a minute and 500 in an hour, and the times that GitHub itself names. It never
 * waits: it says when the next request may go. Thread-safe; one for each login, as GitHub counts.
 *
 * <p>Source of the rule: "Rate limits for the REST API", section on secondary rate limits.
 */
final class Budget {
    private static final int A_MINUTE = 80;
    private static final int AN_HOUR = 500;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Clock clock;
    /** When the writes of the last hour were, the newest first. */
    private final Deque<Instant> writes = new ArrayDeque<>();

    private Instant closedUntil = Instant.MIN;

    Budget(Clock clock) {
        this.clock = clock;
    }

    /** Any request: not while GitHub asked for silence. */
    synchronized void request() {
        if (clock.instant().isBefore(closedUntil)) {
            throw later("GitHub asked for silence", closedUntil);
        }
    }

    /** A request that creates content; it counts from now, whatever becomes of it. */
    synchronized void write() {
        request();
        Instant now = clock.instant();
        // A clock that was set back would keep what lies in its future for ever (F51).
        writes.removeIf(at -> !at.isAfter(now.minus(HOUR)) || at.isAfter(now));
        if (writes.size() >= AN_HOUR) {
            throw later(
                    "500 requests that create content were made within an hour",
                    writes.peekLast().plus(HOUR));
        }
        Instant eightiethLast = nth(A_MINUTE);
        if (eightiethLast.isAfter(now.minus(MINUTE))) {
            throw later("80 requests that create content were made within a minute", eightiethLast.plus(MINUTE));
        }
        writes.addFirst(now);
    }

    /** GitHub said so. */
    synchronized void closeUntil(Instant time) {
        Instant latest = clock.instant().plus(HOUR);
        closedUntil = time.isBefore(latest) ? time : latest;
    }

    private Instant nth(int count) {
        Iterator<Instant> newestFirst = writes.iterator();
        Instant found = Instant.MIN;
        for (int i = 0; i < count; i++) {
            if (!newestFirst.hasNext()) {
                return Instant.MIN;
            }
            found = newestFirst.next();
        }
        return found;
    }

    private static GitOpsException later(String what, Instant notBefore) {
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                Diagnostic.info("FORGE-LIMIT")
                        .what(what + ", and the next may go at " + notBefore)
                        .remedy("nothing; reports wait until then")
                        .build(),
                notBefore);
    }
}
