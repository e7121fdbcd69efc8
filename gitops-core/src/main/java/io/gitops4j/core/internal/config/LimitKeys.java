package io.gitops4j.core.internal.config;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every limit: its name, its default, its range. */
public final class LimitKeys {
    /** Services that lose something in one run. */
    public static final ConfigKey<Integer> MAX_DELETES = ConfigKey.integer(
                    "maxDeletes", "Services that may lose something in one run, at most; more are held for approval.")
            .defaultsTo(10);

    /** The same as a share. */
    public static final ConfigKey<Integer> MAX_DELETE_PERCENT = ConfigKey.integer(
                    "maxDeletePercent",
                    "The same as a share of all services, in per cent; a single service is always allowed.")
            .defaultsTo(30);

    /** Whether something may be replaced. */
    public static final ConfigKey<Boolean> ALLOW_RECREATE = ConfigKey.bool(
                    "allowRecreate",
                    "Whether a resource may be deleted and made anew when a field cannot be changed in place.")
            .defaultsTo(false);

    /** Whether a loss in translation is an error. */
    public static final ConfigKey<Boolean> STRICT_PORTABILITY = ConfigKey.bool(
                    "strictPortability",
                    "Whether what a target cannot express keeps a service from being deployed, instead of being a warning.")
            .defaultsTo(false);

    /** Whether not knowing of a secret stops a service. */
    public static final ConfigKey<Boolean> HOLD_UNCHECKED_SECRETS = ConfigKey.bool(
                    "holdUncheckedSecrets",
                    "Whether a service is held while it cannot be checked that its secrets are there, instead of a warning.")
            .defaultsTo(false);

    /** Services at once. */
    public static final ConfigKey<Integer> PARALLELISM = ConfigKey.integer(
                    "parallelism", "Services that are worked on at once.")
            .defaultsTo(16);

    /** Time for a run. */
    public static final ConfigKey<Duration> TIMEOUT =
            ConfigKey.duration("timeout", "Time for one run.").defaultsTo(Duration.ofMinutes(15));

    /** Time for health. */
    public static final ConfigKey<Duration> HEALTH_TIMEOUT = ConfigKey.duration(
                    "healthTimeout", "Time for one service to become healthy after its last write.")
            .defaultsTo(Duration.ofMinutes(10));

    /** Age of a look. */
    public static final ConfigKey<Duration> DRIFT_INTERVAL = ConfigKey.duration(
                    "driftInterval",
                    "How long a loop takes services to be as it found them; a run in between looks only at those that are new, that"
                            + " changed, or that were not as wanted.")
            .defaultsTo(Duration.ofMinutes(1));

    /** Tries of a call. */
    public static final ConfigKey<Integer> ATTEMPTS = ConfigKey.integer(
                    "attempts", "Tries of one call, the first one included, while its failure may pass.")
            .defaultsTo(6);

    /** Wait before the second try. */
    public static final ConfigKey<Duration> RETRY_FIRST = ConfigKey.duration(
                    "retryFirst", "Wait before the second try of a call; it doubles with each further one.")
            .defaultsTo(Duration.ofMillis(500));

    /** Longest wait between tries. */
    public static final ConfigKey<Duration> RETRY_CAP = ConfigKey.duration(
                    "retryCap", "Longest wait between two tries of a call.")
            .defaultsTo(Duration.ofSeconds(10));

    /** Wait after a failed service. */
    public static final ConfigKey<Duration> BACKOFF_FIRST = ConfigKey.duration(
                    "backoffFirst",
                    "Wait before a service that failed is tried again with the same content; it doubles with each further failure.")
            .defaultsTo(Duration.ofSeconds(30));

    /** Longest such wait. */
    public static final ConfigKey<Duration> BACKOFF_CAP = ConfigKey.duration(
                    "backoffCap", "Longest wait between two tries of a service with the same content.")
            .defaultsTo(Duration.ofMinutes(15));

    /** Size of a manifest. */
    public static final ConfigKey<Integer> MAX_MANIFEST_BYTES = ConfigKey.integer(
                    "maxManifestBytes", "Size of one manifest, in bytes.")
            .defaultsTo(1 << 20);

    /** All of them, in the order in which people should read them. */
    public static final ConfigSpec SPEC = ConfigSpec.of(
            MAX_DELETES,
            MAX_DELETE_PERCENT,
            ALLOW_RECREATE,
            STRICT_PORTABILITY,
            HOLD_UNCHECKED_SECRETS,
            PARALLELISM,
            TIMEOUT,
            HEALTH_TIMEOUT,
            DRIFT_INTERVAL,
            ATTEMPTS,
            RETRY_FIRST,
            RETRY_CAP,
            BACKOFF_FIRST,
            BACKOFF_CAP,
            MAX_MANIFEST_BYTES);

    private LimitKeys() {}

    /** Every problem of raw limits; the path of each is the limit's name. */
    public static List<Diagnostic> problems(Map<String, ?> raw) {
        List<Diagnostic> problems = new ArrayList<>(PluginConfig.problems(SPEC, raw));
        if (!problems.isEmpty()) {
            return problems;
        }
        PluginConfig values = PluginConfig.of(SPEC, raw);
        between(values, MAX_DELETES, 0, 1_000_000, problems);
        between(values, MAX_DELETE_PERCENT, 0, 100, problems);
        between(values, PARALLELISM, 1, 1000, problems);
        between(values, ATTEMPTS, 1, 100, problems);
        between(values, MAX_MANIFEST_BYTES, 1, 64 << 20, problems);
        for (ConfigKey<Duration> key :
                List.of(TIMEOUT, HEALTH_TIMEOUT, DRIFT_INTERVAL, RETRY_FIRST, RETRY_CAP, BACKOFF_FIRST, BACKOFF_CAP)) {
            if (values.get(key).compareTo(Duration.ofMillis(1)) < 0) {
                problems.add(problem(key, "is " + Structure.written(values.get(key)), "give a time of at least 1ms"));
            }
        }
        return problems;
    }

    private static void between(
            PluginConfig values, ConfigKey<Integer> key, int least, int most, List<Diagnostic> problems) {
        int value = values.get(key);
        if (value < least || value > most) {
            problems.add(problem(key, "is " + value, "give a number from " + least + " to " + most));
        }
    }

    private static Diagnostic problem(ConfigKey<?> key, String what, String remedy) {
        return Diagnostic.error("CONFIG-RANGE")
                .path(key.name())
                .what(key.name() + " " + what)
                .remedy(remedy)
                .build();
    }
}
