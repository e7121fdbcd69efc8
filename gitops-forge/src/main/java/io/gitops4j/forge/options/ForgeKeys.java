package io.gitops4j.forge.options;

import io.gitops4j.spi.ConfigKey;
import java.time.Duration;
import java.util.Map;

/** Keys that mean the same at every forge. */
public final class ForgeKeys {
    /** Where reports go that no other repository is named for. */
    public static final ConfigKey<String> REPOSITORY = ConfigKey.string(
            "repository",
            "repository that reports go to, owner/name; for every source that `repositories` does not name");

    /** Where reports about single sources go. */
    public static final ConfigKey<Map<String, String>> REPOSITORIES =
            ConfigKey.map("repositories", "repositories by the name of the source: `apps: acme/apps`");

    /** What statuses are called. */
    public static final ConfigKey<String> CONTEXT = ConfigKey.string(
                    "context", "what stands before the environment's name in a status: `gitops/prod`")
            .defaultsTo("gitops");

    /** Where a link leads. */
    public static final ConfigKey<String> DETAILS_URL =
            ConfigKey.string("detailsUrl", "link for people, with {environment}, {source}, {commit} and {deployment}");

    /** How long a request may take. */
    public static final ConfigKey<Duration> REQUEST_TIMEOUT =
            ConfigKey.duration("requestTimeout", "longest time for one request").defaultsTo(Reach.USUAL_TIMEOUT);

    private ForgeKeys() {}
}
