package io.gitops4j.core.internal.plan;

import io.gitops4j.api.Digest;
import io.gitops4j.api.Failure;
import io.gitops4j.api.ServiceId;
import io.gitops4j.core.internal.work.RetryPolicy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What failed, so that the same content is not tried for ever: each failure doubles the wait up to a cap, and after so many the
 * service rests until its content changes (F59). Thread-safe.
 */
public final class FailureMemory {
    private final RetryPolicy policy;
    private final Map<ServiceId, Attempt> attempts = new ConcurrentHashMap<>();

    /**
     * The last failed attempt for one content.
     *
     * @param desired which content
     * @param failures how often in a row
     * @param failure the last one
     * @param nextTry when it may be tried again; nothing when only a change of the content helps
     */
    public record Attempt(Digest desired, int failures, Failure failure, Optional<Instant> nextTry) {}

    public FailureMemory(RetryPolicy policy) {
        this.policy = policy;
    }

    /** Notes a failure and says when the next try is due. */
    public Attempt failed(ServiceId service, Digest desired, Failure failure, Instant now) {
        return attempts.merge(
                service,
                attempt(desired, 1, failure, now),
                (old, first) ->
                        old.desired().equals(desired) ? attempt(desired, old.failures() + 1, failure, now) : first);
    }

    public void succeeded(ServiceId service) {
        attempts.remove(service);
    }

    /** Whether nothing has failed that has not succeeded since. */
    public boolean none() {
        return attempts.isEmpty();
    }

    /** The last failed attempt with this very content. */
    public Optional<Attempt> of(ServiceId service, Digest desired) {
        return Optional.ofNullable(attempts.get(service))
                .filter(attempt -> attempt.desired().equals(desired));
    }

    private Attempt attempt(Digest desired, int failures, Failure failure, Instant now) {
        Optional<Instant> nextTry =
                policy.allows(failures) ? Optional.of(now.plus(policy.delay(failures))) : Optional.empty();
        return new Attempt(desired, failures, failure, nextTry);
    }
}
