package io.gitops4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.ReconcileEvent.Kind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A forge that has been away tells of everything at once, through the whole example. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebhookBurstIT {
    private static final int BURST = 10_000;
    private static final int SENDERS = 8;
    private static final int MEBIBYTE = 1024 * 1024;

    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicBoolean held = new AtomicBoolean();

    @Test
    void f16_tenThousandDeliveriesAreTwoRunsAndNoneIsLost(@TempDir Path folder) throws Exception {
        try (RunningWebServer server = RunningWebServer.heardBy(
                event -> {
                    if (held.get() && event.kind() == Kind.RESOLVED) {
                        underWay.countDown();
                        await(goOn);
                    }
                },
                folder)) {
            server.runEnds();
            assertThat(burst(server, "warm", 500)).isEqualTo(500);
            settle(server);
            long before = retained();

            held.set(true);
            assertThat(server.push("the-first")).isEqualTo(202);
            underWay.await();
            int accepted = burst(server, "delivery", BURST);
            String commit = server.repository().commit(Map.of("cart/.weave.yaml", TestRepository.manifest("cart", 2)));
            goOn.countDown();
            server.runEnds();
            server.runEnds();
            long after = retained();
            System.out.printf(
                    "%d deliveries: heap retained %.1f MiB before, %.1f MiB after%n",
                    BURST, (double) before / MEBIBYTE, (double) after / MEBIBYTE);

            assertThat(accepted).isEqualTo(BURST);
            assertThat(server.triggered()).isEqualTo(500 + 1 + 1 + BURST);
            assertThat(server.endedRuns())
                    .as("runs beyond the one that was under way and the one after it")
                    .isZero();
            assertThat(server.get("/badges/production/cart.svg").body()).contains(commit.substring(0, 12));
            // The ids of 10 000 deliveries are remembered, which is some 2 MiB.
            assertThat(after - before).isLessThan(8L * MEBIBYTE);
        } finally {
            goOn.countDown();
        }
    }

    private static int burst(RunningWebServer server, String name, int deliveries) throws InterruptedException {
        AtomicInteger accepted = new AtomicInteger();
        List<Thread> senders = IntStream.range(0, SENDERS)
                .mapToObj(sender -> new Thread(() -> {
                    for (int i = sender; i < deliveries; i += SENDERS) {
                        if (pushed(server, name + "-" + i)) {
                            accepted.incrementAndGet();
                        }
                    }
                }))
                .toList();
        senders.forEach(Thread::start);
        for (Thread sender : senders) {
            sender.join();
        }
        return accepted.get();
    }

    private static boolean pushed(RunningWebServer server, String delivery) {
        try {
            return server.push(delivery) == 202;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A run that is asked for at the end sees all that came before; then nothing is under way. */
    private static void settle(RunningWebServer server) throws Exception {
        String last = server.repository().commit(Map.of("README.md", "settled"));
        assertThat(server.push("settle")).isEqualTo(202);
        while (!server.runEnds()
                .outcome()
                .orElseThrow()
                .plan()
                .orElseThrow()
                .revisions()
                .get("services")
                .id()
                .equals(last)) {
            // An earlier one.
        }
    }

    private static long retained() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
