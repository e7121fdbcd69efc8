package io.gitops4j.core.internal.outbox;

import java.time.Duration;

/** Has something done later, without a thread that waits for it. */
@FunctionalInterface
public interface Alarm {
    /** Does it on another thread after about so long; never, when nothing runs there any more. */
    void after(Duration delay, Runnable task);
}
