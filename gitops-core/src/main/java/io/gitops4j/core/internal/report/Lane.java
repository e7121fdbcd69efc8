package io.gitops4j.core.internal.report;

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
 * Carries the messages for one repository of one reporter to the forge, one at a time and the oldest first. Takes a thread only while
 * it has something to do. Thread-safe.
 */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** For one message, all requests of it together. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** So soon a closed engine is let go by an alarm that was set. */
    private static final Duration LONGEST_NAP = Duration.ofMinutes(1);

    private static final long CLOSE_SECONDS = 5;

    private final NamedReporter reporter;
    private final String repository;
    private final Waiting waiting;
    private final Work work;
    private final Set<String> sources = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean alarmSet = new AtomicBoolean();
    private final ReentrantLock delivering = new ReentrantLock();

    /** Failures in a row of what is oldest. Used by the one that delivers. */
    private int failures;

    private Optional<String> troubled = Optional.empty();
    private volatile long notBefore;

    Lane(NamedReporter reporter, String repository, Waiting waiting, Work work) {
        this.reporter = reporter;
        this.repository = repository;
        this.waiting = waiting;
        this.work = work;
        this.notBefore = work.time().nanos();
    }

    /** From now on it carries what is about this source, too. */
    Lane serving(String source) {
        sources.add(source);
        return this;
    }

    /** Has it look for work, on a thread of the executor; nothing is lost when it is at work already. */
    void wake() {
        if (oldest().isPresent() && !work.closing().cancelled() && asked.getAndIncrement() == 0) {
            try {
                work.executor().execute(this::run);
            } catch (RejectedExecutionException e) {
                asked.set(0);
                setAlarm(LONGEST_NAP);
            }
        }
    }

    /** Waits for the call under way, which the closing engine has cancelled, but not for ever. */
    void close() {
        try {
            if (delivering.tryLock(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                delivering.unlock();
            } else {
                LOG.warn("the reporter {} does not stop; the engine closes without waiting for it", reporter.name());
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
            Optional<Waiting.Entry> next = oldest();
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

    private Optional<Waiting.Entry> oldest() {
        return waiting.oldest(message -> sources.contains(message.source()));
    }

    private void send(Waiting.Entry entry) {
        Message message = entry.message();
        LogContext.here().during(message.environment(), message.runId(), () -> sent(entry));
    }

    private Message sent(Waiting.Entry entry) {
        Message message = entry.message();
        try {
            call(message);
            done(entry);
            LOG.debug("told {}: {}", repository, message);
            troubled.ifPresent(code -> LOG.info("{} takes reports again", repository));
            troubled = Optional.empty();
            failures = 0;
        } catch (GitOpsException e) {
            failed(entry, e);
        }
        return message;
    }

    private void call(Message message) {
        watch(message).measure(Watch.Label.of(Activity.Kind.MESSAGE, message.word(), reporter.name()), () -> {
            reporter.send(message, operation(message));
            return message;
        });
    }

    private void done(Waiting.Entry entry) {
        waiting.done(entry.number());
        told(entry.message());
    }

    /** Tells how many wait now. */
    void told(Message message) {
        watch(message)
                .note(
                        Watch.Label.of(Activity.Kind.WAITING, "messages", reporter.name()),
                        () -> Watch.End.of(waiting.size()));
    }

    private Watch watch(Message message) {
        return work.findings().watch(message.environment(), message.runId());
    }

    private void failed(Waiting.Entry entry, GitOpsException failure) {
        if (failure.kind() == FailureKind.CANCELLED && work.closing().cancelled()) {
            return;
        }
        failures++;
        Diagnostic why = failure.diagnostics().get(0);
        if (Patience.givesUp(failure, failures)) {
            LOG.warn("given up, {}: {}", entry.message(), why);
            work.findings().tell(entry.message().environment(), why);
            done(entry);
            failures = 0;
            return;
        }
        Duration delay = Patience.delay(failure, failures, work.time().now());
        notBefore = work.time().nanos() + delay.toNanos();
        if (!troubled.equals(Optional.of(why.code()))) {
            troubled = Optional.of(why.code());
            LOG.warn("reports to {} wait, next try in {}: {}", repository, delay, why);
            work.findings().tell(entry.message().environment(), why);
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

    private RunOperation operation(Message message) {
        return new RunOperation(work.time(), LIMIT, List.of(work.closing()), new RunOperation.Listener() {
            @Override
            public void report(Diagnostic diagnostic) {
                LOG.warn("{}: {}", message, diagnostic);
                work.findings().tell(message.environment(), diagnostic);
            }

            @Override
            public void progress(String activity, long done, long total) {
                // A report is short.
            }
        });
    }
}
