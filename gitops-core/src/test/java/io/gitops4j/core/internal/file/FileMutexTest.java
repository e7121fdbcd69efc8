package io.gitops4j.core.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMutexTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void letsOneThreadInAtATime() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Callable<Integer> worker = () -> {
            for (int i = 0; i < 50; i++) {
                holding(new EndlessOperation(), () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    return inside.decrementAndGet();
                });
            }
            return 50;
        };
        for (Future<Integer> done :
                threads.invokeAll(Stream.generate(() -> worker).limit(4).toList())) {
            assertThat(done.get()).isEqualTo(50);
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void f21_stopsWaitingWhenTheOperationEnds() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Future<Boolean> holder = threads.submit(() -> holding(new EndlessOperation(), () -> {
            held.countDown();
            return awaited(release);
        }));
        held.await();

        assertThatThrownBy(() -> holding(new EndsSoon(), () -> "never"))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT));
        release.countDown();

        assertThat(holder.get()).isTrue();
        assertThat(holding(new EndlessOperation(), () -> "free")).isEqualTo("free");
    }

    @Test
    void f49_keepsTheFlagOfAnInterruptedThread() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> holding(new EndlessOperation(), () -> "never"))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void isFreeAgainAfterAFailure() throws IOException {
        assertThatThrownBy(() -> holding(new EndlessOperation(), () -> {
                    throw new IOException("disk");
                }))
                .hasMessage("disk");

        assertThat(holding(new EndlessOperation(), () -> "free")).isEqualTo("free");
    }

    private <T> T holding(Operation operation, FileMutex.Guarded<T> work) throws IOException {
        return FileMutex.holding(directory.resolve("lock"), operation, work);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Its time is over at the tenth look. */
    private static final class EndsSoon implements Operation {
        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public void checkpoint() {
            if (looks.incrementAndGet() >= 10) {
                throw new GitOpsException(
                        FailureKind.TIMEOUT,
                        Diagnostic.error("TEST").what("the time is over").build());
            }
        }

        @Override
        public Duration remaining() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void report(Diagnostic diagnostic) {}
    }
}
