package io.gitops4j.core.internal.outbox;

import io.gitops4j.api.Cancellation;
import io.gitops4j.core.internal.work.Time;
import java.util.concurrent.Executor;

/**
 * What lanes work with.
 *
 * @param executor runs the calls to the receivers
 * @param time the engine's
 * @param alarm wakes a lane that waits
 * @param closing ends calls when the engine is closed
 * @param findings where trouble is told
 */
public record Work(Executor executor, Time time, Alarm alarm, Cancellation closing, Findings findings) {}
