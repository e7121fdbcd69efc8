package io.gitops4j;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.core.internal.config.LimitKeys;
import io.gitops4j.spi.PluginConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far the engine goes on its own, and how long it waits. What is not set has a default; an environment's own limits are
 * laid {@link #over} the general ones. Immutable.
 */
public final class Limits {
    private final Map<String, Object> set;
    private final PluginConfig values;

    private Limits(Map<String, Object> set) {
        this.set = Map.copyOf(set);
        this.values = PluginConfig.of(LimitKeys.SPEC, set);
    }

    /** The defaults. */
    public static Limits defaults() {
        return new Limits(Map.of());
    }

    /** Starts with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** What is set here, and for the rest what is set in {@code base}. */
    public Limits over(Limits base) {
        Map<String, Object> merged = new LinkedHashMap<>(base.set);
        merged.putAll(set);
        return new Limits(merged);
    }

    /** Services that may lose something in one run, at most; more are held for approval. */
    public int maxDeletes() {
        return values.get(LimitKeys.MAX_DELETES);
    }

    /** The same as a share of all services, in per cent; a single service is always allowed. */
    public int maxDeletePercent() {
        return values.get(LimitKeys.MAX_DELETE_PERCENT);
    }

    /** Whether a resource may be deleted and made anew when a field cannot be changed in place. */
    public boolean allowRecreate() {
        return values.get(LimitKeys.ALLOW_RECREATE);
    }

    /** Whether what a target cannot express is an error instead of a warning. */
    public boolean strictPortability() {
        return values.get(LimitKeys.STRICT_PORTABILITY);
    }

    /** Whether a service is held while it cannot be checked that its secrets are there, instead of a warning. */
    public boolean holdUncheckedSecrets() {
        return values.get(LimitKeys.HOLD_UNCHECKED_SECRETS);
    }

    /** Services that are worked on at once. */
    public int parallelism() {
        return values.get(LimitKeys.PARALLELISM);
    }

    /** Time for one run. */
    public Duration timeout() {
        return values.get(LimitKeys.TIMEOUT);
    }

    /** Time for one service to become healthy after its last write. */
    public Duration healthTimeout() {
        return values.get(LimitKeys.HEALTH_TIMEOUT);
    }

    /**
     * How long a loop takes services to be as it found them; a run in between looks only at those that are new, that changed, or that
     * were not as wanted. As long as the loop's interval or shorter, every run of the clock looks at everything.
     */
    public Duration driftInterval() {
        return values.get(LimitKeys.DRIFT_INTERVAL);
    }

    /** Tries of one call, the first one included, while its failure may pass. */
    public int attempts() {
        return values.get(LimitKeys.ATTEMPTS);
    }

    /** Wait before the second try of a call; it doubles with each further one. */
    public Duration retryFirst() {
        return values.get(LimitKeys.RETRY_FIRST);
    }

    /** Longest wait between two tries of a call. */
    public Duration retryCap() {
        return values.get(LimitKeys.RETRY_CAP);
    }

    /** Wait before a service that failed is tried again with the same content; it doubles with each further failure. */
    public Duration backoffFirst() {
        return values.get(LimitKeys.BACKOFF_FIRST);
    }

    /** Longest wait between two tries of a service with the same content. */
    public Duration backoffCap() {
        return values.get(LimitKeys.BACKOFF_CAP);
    }

    /** Size of one manifest, in bytes. */
    public int maxManifestBytes() {
        return values.get(LimitKeys.MAX_MANIFEST_BYTES);
    }

    /** What is set, by name. */
    @Override
    public String toString() {
        return "Limits" + set;
    }

    /** Collects what is set; not thread-safe. */
    public static final class Builder {
        private final Map<String, Object> set = new LinkedHashMap<>();

        private Builder() {}

        /** See {@link Limits#maxDeletes}. */
        public Builder maxDeletes(int value) {
            return set(LimitKeys.MAX_DELETES.name(), value);
        }

        /** See {@link Limits#maxDeletePercent}. */
        public Builder maxDeletePercent(int value) {
            return set(LimitKeys.MAX_DELETE_PERCENT.name(), value);
        }

        /** See {@link Limits#allowRecreate}. */
        public Builder allowRecreate(boolean value) {
            return set(LimitKeys.ALLOW_RECREATE.name(), value);
        }

        /** See {@link Limits#strictPortability}. */
        public Builder strictPortability(boolean value) {
            return set(LimitKeys.STRICT_PORTABILITY.name(), value);
        }

        /** See {@link Limits#holdUncheckedSecrets}. */
        public Builder holdUncheckedSecrets(boolean value) {
            return set(LimitKeys.HOLD_UNCHECKED_SECRETS.name(), value);
        }

        /** See {@link Limits#parallelism}. */
        public Builder parallelism(int value) {
            return set(LimitKeys.PARALLELISM.name(), value);
        }

        /** See {@link Limits#timeout}. */
        public Builder timeout(Duration value) {
            return set(LimitKeys.TIMEOUT.name(), value);
        }

        /** See {@link Limits#healthTimeout}. */
        public Builder healthTimeout(Duration value) {
            return set(LimitKeys.HEALTH_TIMEOUT.name(), value);
        }

        /** See {@link Limits#driftInterval}. */
        public Builder driftInterval(Duration value) {
            return set(LimitKeys.DRIFT_INTERVAL.name(), value);
        }

        /** See {@link Limits#attempts}. */
        public Builder attempts(int value) {
            return set(LimitKeys.ATTEMPTS.name(), value);
        }

        /** See {@link Limits#retryFirst} and {@link Limits#retryCap}. */
        public Builder retry(Duration first, Duration cap) {
            return set(LimitKeys.RETRY_FIRST.name(), first).set(LimitKeys.RETRY_CAP.name(), cap);
        }

        /** See {@link Limits#backoffFirst} and {@link Limits#backoffCap}. */
        public Builder backoff(Duration first, Duration cap) {
            return set(LimitKeys.BACKOFF_FIRST.name(), first).set(LimitKeys.BACKOFF_CAP.name(), cap);
        }

        /** See {@link Limits#maxManifestBytes}. */
        public Builder maxManifestBytes(int value) {
            return set(LimitKeys.MAX_MANIFEST_BYTES.name(), value);
        }

        /** Sets a limit by the name it has in a configuration file, raw as it stands there. */
        public Builder set(String name, Object value) {
            set.put(name, value);
            return this;
        }

        /**
         * The limits.
         *
         * @throws GitOpsException CONFIG, with every value that is out of its range
         */
        public Limits build() {
            List<Diagnostic> problems = LimitKeys.problems(set);
            if (!problems.isEmpty()) {
                throw new GitOpsException(FailureKind.CONFIG, problems);
            }
            return new Limits(set);
        }
    }
}
