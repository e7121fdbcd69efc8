package io.gitops4j.git.internal;

import io.gitops4j.spi.Operation;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A lock for threads that ask now and then whether they still want it. */
public final class PatientLock {
    private static final long LONGEST_MILLIS = 100;

    private final ReentrantLock lock = new ReentrantLock();

    /** Waits a moment, and no longer than the operation lasts. An interrupt ends the wait and stays. */
    public boolean tryLock(Operation operation) {
        try {
            return lock.tryLock(Math.min(LONGEST_MILLIS, operation.remaining().toMillis()), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return lock.tryLock();
        }
    }

    /** Waits for as long as it takes. */
    public void lock() {
        lock.lock();
    }

    /** Lets the next one in. */
    public void unlock() {
        lock.unlock();
    }
}
