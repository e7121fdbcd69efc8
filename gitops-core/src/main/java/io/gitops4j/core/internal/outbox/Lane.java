package io.gitops4j.core.internal.outbox;

import io.gitops4j.api.Activity;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.core.internal.work.LogContext;
import io.gitops4j.core.internal.work.RunOperation;
import io.gitops4j.core.internal.work.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the letters for one place of one receiver, one at a time and the oldest first. Takes a thread only while it has something to
 * do. Thread-safe.
 */
public final class Lane<L extends Letter> {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** For one letter, all requests of it together. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** So soon a closed engine is let go by an alarm that was set. */
    private static final Duration LONGEST_NAP = Duration.ofMinutes(1);

    private static final long CLOSE_SECONDS = 5;

    private final Receiver<L> receiver;
    private final String place;
    private final Box<L> box;
    private final Work work;
    private final Set<String> addresses = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean alarmSet = new AtomicBoolean();
    private final ReentrantLock delivering = new ReentrantLock();

    /** Failures in a row of what is oldest. Used by the one that delivers. */
    private int failures;

    private Optional<String> troubled = Optional.empty();
    private volatile long notBefore;

    /** Whether the time of the next try was named by the receiver, or waits for somebody to mend something. */
    private boolean asWasAsked;

    /** @param place for people: a repository, a channel */
    public Lane(Receiver<L> receiver, String place, Box<L> box, Work work) {
        this.receiver = receiver;
        this.place = place;
        this.box = box;
        this.work = work;
        this.notBefore = work.time().nanos();
    }

    /** From now on it carries what has this address, too. */
    public Lane<L> serving(String address) {
        addresses.add(address);
        return this;
    }

    /** Has it look for work, on a thread of the executor; nothing is lost when it is at work already. */
    public void wake() {
        if (oldest().isPresent() && !work.closing().cancelled() && asked.getAndIncrement() == 0) {
            try {
                work.executor().execute(this::run);
            } catch (RejectedExecutionException e) {
                asked.set(0);
                setAlarm(LONGEST_NAP);
            }
        }
    }

    /** Tries now what waits for a time that is only our own guess, as soon nobody will be here to try. */
    void hurry() {
        // While a letter is under way, its end decides.
        if (delivering.tryLock()) {
            try {
                if (!asWasAsked) {
                    notBefore = work.time().nanos();
                }
            } finally {
                delivering.unlock();
            }
        }
        wake();
    }

    /** Wakes it if it need not wait any more. */
    void nudge() {
        if (notBefore - work.time().nanos() <= 0) {
            wake();
        }
    }

    /** Whether it has something that it may get told before this time of the monotonic counter. */
    boolean promises(long end) {
        return oldest().isPresent() && notBefore - end < 0;
    }

    /** Waits for the call under way, which the closing engine has cancelled, but not for ever. */
    public void close() {
        try {
            if (delivering.tryLock(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                delivering.unlock();
            } else {
                LOG.warn("{} does not stop; the engine closes without waiting for it", receiver.label());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        int seen;
        boolean clean = false;
        try {
            do {
                seen = asked.get();
                delivering.lock();
                try {
                    deliver();
                } finally {
                    delivering.unlock();
                }
            } while (!asked.compareAndSet(seen, 0));
            clean = true;
        } finally {
            if (!clean) {
                asked.set(0);
            }
        }
    }

    private void deliver() {
        while (!work.closing().cancelled()) {
            Optional<Box.Entry<L>> next = oldest();
            if (next.isEmpty()) {
                return;
            }
            long left = notBefore - work.time().nanos();
            if (left > 0) {
                setAlarm(Duration.ofNanos(left));
                return;
            }
            send(next.get());
        }
    }

    private Optional<Box.Entry<L>> oldest() {
        return box.oldest(letter -> addresses.contains(letter.address()));
    }

    private void send(Box.Entry<L> entry) {
        L letter = entry.letter();
        LogContext.here().during(letter.environment(), letter.runId(), () -> sent(entry));
    }

    private L sent(Box.Entry<L> entry) {
        L letter = entry.letter();
        try {
            call(letter);
            done(entry);
            LOG.debug("told {}: {}", place, letter);
            troubled.ifPresent(code -> LOG.info("{} takes messages again", place));
            troubled = Optional.empty();
            failures = 0;
        } catch (GitOpsException e) {
            failed(entry, e);
        }
        return letter;
    }

    private void call(L letter) {
        watch(letter).measure(Watch.Label.of(Activity.Kind.MESSAGE, letter.word(), receiver.name()), () -> {
            receiver.send(letter, operation(letter));
            return letter;
        });
    }

    private void done(Box.Entry<L> entry) {
        box.done(entry.number());
        told(entry.letter());
    }

    /** Tells how many wait now. */
    public void told(L letter) {
        watch(letter)
                .note(
                        Watch.Label.of(Activity.Kind.WAITING, "messages", receiver.name()),
                        () -> Watch.End.of(box.size()));
    }

    private Watch watch(L letter) {
        return work.findings().watch(letter.environment(), letter.runId());
    }

    private void failed(Box.Entry<L> entry, GitOpsException failure) {
        if (failure.kind() == FailureKind.CANCELLED && work.closing().cancelled()) {
            return;
        }
        failures++;
        Diagnostic why = failure.diagnostics().get(0);
        if (Patience.givesUp(failure, failures)) {
            LOG.warn("given up, {}: {}", entry.letter(), why);
            work.findings().tell(entry.letter().environment(), why);
            done(entry);
            failures = 0;
            return;
        }
        Duration delay = Patience.delay(failure, failures, work.time().now());
        asWasAsked = failure.kind() == FailureKind.AUTH || failure.notBefore().isPresent();
        notBefore = work.time().nanos() + delay.toNanos();
        if (!troubled.equals(Optional.of(why.code()))) {
            troubled = Optional.of(why.code());
            LOG.warn("messages to {} wait, next try in {}: {}", place, delay, why);
            work.findings().tell(entry.letter().environment(), why);
        }
    }

    private void setAlarm(Duration delay) {
        if (alarmSet.compareAndSet(false, true)) {
            Duration nap = delay.compareTo(LONGEST_NAP) < 0 ? delay : LONGEST_NAP;
            work.alarm().after(nap, () -> {
                alarmSet.set(false);
                wake();
            });
        }
    }

    private RunOperation operation(L letter) {
        return new RunOperation(work.time(), LIMIT, List.of(work.closing()), new RunOperation.Listener() {
            @Override
            public void report(Diagnostic diagnostic) {
                LOG.warn("{}: {}", letter, diagnostic);
                work.findings().tell(letter.environment(), diagnostic);
            }

            @Override
            public void progress(String activity, long done, long total) {
                // A letter is short.
            }
        });
    }
}
