package io.gitops4j.core.internal.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ParallelTest {
    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final List<Integer> items = IntStream.range(0, 200).boxed().toList();

    @AfterEach
    void close() {
        pool.shutdownNow();
    }

    @Test
    void resultsAreInTheOrderOfTheItems() {
        assertThat(new Parallel(pool, 4).map(items, item -> item * 2))
                .isEqualTo(items.stream().map(item -> item * 2).toList());
    }

    @Test
    void nothingToDoIsDone() {
        assertThat(new Parallel(pool, 4).map(List.of(), item -> item)).isEmpty();
    }

    @Test
    void neverMoreAtOnceThanItsWidth() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        new Parallel(pool, 8).atMost(2).map(items, item -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            inside.decrementAndGet();
            return item;
        });

        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void reallyWorksSideBySide() {
        CountDownLatch bothInside = new CountDownLatch(2);
        List<Boolean> met = new Parallel(pool, 2).map(List.of(1, 2), item -> {
            bothInside.countDown();
            try {
                bothInside.await();
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        });

        assertThat(met).containsExactly(true, true);
    }

    @Test
    void anExecutorThatRefusesOnlySlowsTheWork() {
        Parallel alone = new Parallel(
                task -> {
                    throw new RejectedExecutionException("full");
                },
                4);

        assertThat(alone.map(items, item -> item)).isEqualTo(items);
    }

    @Test
    void anExecutorThatNeverGetsToItOnlySlowsTheWork() {
        List<Runnable> queue = new ArrayList<>();

        assertThat(new Parallel(queue::add, 4).map(items, item -> item)).isEqualTo(items);

        queue.forEach(Runnable::run);
        assertThat(queue).hasSize(3);
    }

    @Test
    void aCallFromTheOnlyThreadOfAPoolIsNotADeadlock() throws Exception {
        ExecutorService single = Executors.newSingleThreadExecutor();
        try {
            Parallel parallel = new Parallel(single, 4);
            assertThat(single.submit(() -> parallel.map(items, item -> item)).get())
                    .isEqualTo(items);
        } finally {
            single.shutdownNow();
        }
    }

    @Test
    void whatAnActionThrowsEndsTheWhole() {
        assertThatThrownBy(() -> new Parallel(pool, 4).map(items, item -> {
                    if (item == 7) {
                        throw new IllegalStateException("seven");
                    }
                    return item;
                }))
                .hasMessage("seven");
        assertThatThrownBy(() -> new Parallel(pool, 4).map(items, item -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
    }
}
