package io.gitops4j.git.internal;

import java.util.Optional;

/** What an HTTP server last said, because JGit's exceptions tell it only in prose. For one thread. */
final class HttpAnswers {
    private int status;
    private Optional<String> location = Optional.empty();

    void record(int newStatus, Optional<String> newLocation) {
        status = newStatus;
        location = newLocation;
    }

    /** The last status, 0 where none came. */
    int status() {
        return status;
    }

    /** Where the last answer sent us. */
    Optional<String> location() {
        return location;
    }
}
