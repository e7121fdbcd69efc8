package io.gitops4j.web.internal.state;

import io.gitops4j.api.HealthState;
import io.gitops4j.api.ServiceState;

/** How a service is doing after the last run. */
public enum StateWord {
    HEALTHY("healthy", Tone.GOOD),
    DEPLOYED("deployed", Tone.GOOD),
    DEPLOYING("deploying", Tone.MOVING),
    SUSPENDED("suspended", Tone.NONE),
    UNHEALTHY("unhealthy", Tone.BAD),
    MISSING("missing", Tone.BAD),
    REMOVED("removed", Tone.NONE),
    HELD("held", Tone.WAITING),
    DENIED("denied by policy", Tone.WAITING),
    INVALID("manifest invalid", Tone.BAD),
    BACKING_OFF("failed, waiting", Tone.BAD),
    INTERRUPTED("interrupted", Tone.WAITING),
    FAILED("failed", Tone.BAD);

    private final String text;
    private final Tone tone;

    StateWord(String text, Tone tone) {
        this.text = text;
        this.tone = tone;
    }

    /** Of a service after the last run: how that ended, and where it ended well, how the service is doing. */
    public static StateWord of(ServiceState service) {
        return switch (service.status()) {
            case UNCHANGED, DEPLOYED -> of(service.health().state());
            case PROGRESSING -> DEPLOYING;
            case REMOVED -> REMOVED;
            case HELD -> HELD;
            case DENIED -> DENIED;
            case INVALID -> INVALID;
            case BACKING_OFF -> BACKING_OFF;
            case SUPERSEDED, CANCELLED -> INTERRUPTED;
            case FAILED -> FAILED;
        };
    }

    private static StateWord of(HealthState health) {
        return switch (health) {
            case HEALTHY -> HEALTHY;
            case PROGRESSING -> DEPLOYING;
            case UNKNOWN -> DEPLOYED;
            case SUSPENDED -> SUSPENDED;
            case DEGRADED -> UNHEALTHY;
            case MISSING -> MISSING;
        };
    }

    /** For people, in lower case. */
    public String text() {
        return text;
    }

    /** For a glance. */
    public Tone tone() {
        return tone;
    }
}
