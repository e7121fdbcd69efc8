package io.gitops4j.core.internal.report;

import io.gitops4j.api.ServiceStatus;

/** What is told of a service that something happens to. */
enum News {
    FAILED("failed", true),
    INVALID("invalid", true),
    REFUSED("refused by a policy", true),
    WAITS("waits", true),
    STOPPED("was not finished", true),
    NEXT("is next", false),
    ROLLING_OUT("is rolling out", false),
    REMOVED("removed", false),
    DEPLOYED("deployed", false),
    NONE("", false);

    private final String words;
    private final boolean trouble;

    News(String words, boolean trouble) {
        this.words = words;
        this.trouble = trouble;
    }

    /** A service that failed and waits for its next try has failed, whatever the run before made of it. */
    static News of(ServiceStatus status) {
        return switch (status) {
            case UNCHANGED -> NONE;
            case DEPLOYED -> DEPLOYED;
            case PROGRESSING -> ROLLING_OUT;
            case REMOVED -> REMOVED;
            case HELD -> WAITS;
            case DENIED -> REFUSED;
            case INVALID -> INVALID;
            case FAILED, BACKING_OFF -> FAILED;
            case SUPERSEDED, CANCELLED -> STOPPED;
        };
    }

    String words() {
        return words;
    }

    /** Whether it is a reason to look, and so part of what makes two reports different. */
    boolean trouble() {
        return trouble;
    }
}
