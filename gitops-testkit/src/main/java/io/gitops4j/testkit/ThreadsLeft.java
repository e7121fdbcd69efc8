package io.gitops4j.testkit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds threads that a plug-in started and did not end. */
final class ThreadsLeft {
    /** Threads that the JDK starts for everybody and keeps. */
    private static final Pattern SHARED = Pattern.compile(
            "(ForkJoinPool\\.commonPool|process reaper|Common-Cleaner"
                    + "|CompletableFutureDelayScheduler|Keep-Alive-|Attach Listener|Reference Handler|Finalizer|Signal Dispatcher).*");

    private final Set<Thread> before;
    private final Predicate<String> others;

    private ThreadsLeft(Set<Thread> before, Predicate<String> others) {
        this.before = before;
        this.others = others;
    }

    static ThreadsLeft startingNow() {
        return startingNow(name -> false);
    }

    /** @param others names of threads that are not the plug-in's */
    static ThreadsLeft startingNow(Predicate<String> others) {
        return new ThreadsLeft(new HashSet<>(Thread.getAllStackTraces().keySet()), others);
    }

    /** After some seconds at most: the selector of a collected HTTP client looks every three seconds whether it is still wanted. */
    void assertNone() {
        assertNone(200, () -> LockSupport.parkNanos(50_000_000));
    }

    void assertNone(int looks, Runnable betweenLooks) {
        for (int i = 0; i < looks && !now().isEmpty(); i++) {
            // On Java 17 an HTTP client of the JDK ends its thread when it is collected, and cannot be closed before.
            System.gc();
            betweenLooks.run();
        }
        if (!now().isEmpty()) {
            throw new AssertionError("threads that are left after closing: " + now());
        }
    }

    private List<String> now() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> !SHARED.matcher(name).matches() && !others.test(name))
                .sorted()
                .toList();
    }
}
