package io.gitops4j.git.internal;

import java.time.Duration;

/**
 * Interrupts the calling thread when a time is over, for a call that waits and can be ended in no other way. Closing it takes
 * back the interrupt that it has made.
 */
final class Interruption implements AutoCloseable {
    private final Thread caller = Thread.currentThread();
    private final Alarm alarm;
    private boolean closed;
    private boolean fired;

    private Interruption(Duration time) {
        this.alarm = Alarm.after(time, this::fire);
    }

    static Interruption after(Duration time) {
        return new Interruption(time);
    }

    private synchronized void fire() {
        if (!closed) {
            fired = true;
            caller.interrupt();
        }
    }

    @Override
    public synchronized void close() {
        alarm.close();
        closed = true;
        if (fired) {
            Thread.interrupted();
        }
    }
}
