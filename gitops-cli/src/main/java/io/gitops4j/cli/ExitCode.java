package io.gitops4j.cli;

import io.gitops4j.api.FailureKind;

/** How the process ends. Numbers are never given another meaning; those above 63 are of sysexits.h and of shells. */
final class ExitCode {
    /** Done, or nothing to do. */
    static final int OK = 0;
    /** Something failed, or a manifest is wrong. */
    static final int FAILED = 1;
    /** There are changes to apply; only with {@code --detailed-exitcode}. */
    static final int CHANGES = 2;
    /** Something waits: for an approval, for a condition, or for its next try. */
    static final int HELD = 3;
    /** The command line makes no sense. */
    static final int USAGE = 64;
    /** A fault in the program. */
    static final int INTERNAL = 70;
    /** The configuration is wrong. */
    static final int CONFIG = 78;
    /** Stopped by Ctrl-C or by a signal. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    static int of(FailureKind kind) {
        return switch (kind) {
            case CONFIG -> CONFIG;
            case CANCELLED -> INTERRUPTED;
            case INTERNAL -> INTERNAL;
            default -> FAILED;
        };
    }
}
