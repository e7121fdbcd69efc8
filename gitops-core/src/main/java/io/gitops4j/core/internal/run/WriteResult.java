package io.gitops4j.core.internal.run;

import io.gitops4j.api.Failure;
import io.gitops4j.api.LiveResource;
import java.util.Optional;

/**
 * What became of one change, after all tries.
 *
 * @param status in one word
 * @param now what is there now, if something is and we know
 * @param failure why not, if not
 */
record WriteResult(Status status, Optional<LiveResource> now, Optional<Failure> failure) {
    /** In one word. */
    enum Status {
        /** Written, by this try or by one whose answer was lost. */
        WRITTEN,
        /** It was so already. */
        UNCHANGED,
        /** Somebody else changed it since the plan. Nothing was overwritten. */
        SUPERSEDED,
        /** It did not work. */
        FAILED,
        /** The run was over first. Whether it was written is known only by looking again. */
        STOPPED
    }

    static WriteResult written(Optional<LiveResource> now) {
        return new WriteResult(Status.WRITTEN, now, Optional.empty());
    }

    static WriteResult unchanged(Optional<LiveResource> now) {
        return new WriteResult(Status.UNCHANGED, now, Optional.empty());
    }

    static WriteResult superseded(Failure why) {
        return new WriteResult(Status.SUPERSEDED, Optional.empty(), Optional.of(why));
    }

    static WriteResult failed(Failure why) {
        return new WriteResult(Status.FAILED, Optional.empty(), Optional.of(why));
    }

    static WriteResult stopped(Failure why) {
        return new WriteResult(Status.STOPPED, Optional.empty(), Optional.of(why));
    }

    boolean ok() {
        return status == Status.WRITTEN || status == Status.UNCHANGED;
    }
}
