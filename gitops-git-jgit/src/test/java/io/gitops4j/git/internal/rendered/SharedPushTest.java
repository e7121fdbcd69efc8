package io.gitops4j.git.internal.rendered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyOutcome.Status;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.RenderedChange;
import io.gitops4j.testkit.TestOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SharedPushTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<String>> batches = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstIsPushing = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @AfterEach
    void stop() {
        firstMayEnd.countDown();
        threads.shutdownNow();
    }

    @Test
    @DisplayName("whoever comes during a push goes with the next one, all together")
    void sharesTheNextPush() throws Exception {
        SharedPush push = new SharedPush(this::firstWaits);
        Future<ApplyOutcome> first = threads.submit(() -> push.apply(change("first"), TestOperation.live()));
        firstIsPushing.await();
        List<Future<ApplyOutcome>> others = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            others.add(threads.submit(() -> push.apply(change(name), TestOperation.live())));
        }
        awaitQueued(push, 3);
        firstMayEnd.countDown();
        assertThat(first.get().status()).isEqualTo(Status.UNCHANGED);
        for (Future<ApplyOutcome> other : others) {
            assertThat(other.get().status()).isEqualTo(Status.UNCHANGED);
        }
        assertThat(batches).hasSize(2);
        assertThat(batches.get(0)).containsExactly("first");
        assertThat(batches.get(1)).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    @DisplayName("who is cancelled while waiting is not written")
    void cancelledWhileWaiting() throws Exception {
        SharedPush push = new SharedPush(this::firstWaits);
        Future<ApplyOutcome> first = threads.submit(() -> push.apply(change("first"), TestOperation.live()));
        firstIsPushing.await();
        assertThatThrownBy(() -> push.apply(change("late"), TestOperation.cancelledAfter(1)))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CANCELLED));
        firstMayEnd.countDown();
        first.get();
        assertThat(batches).containsExactly(List.of("first"));
    }

    @Test
    @DisplayName("when the one that carries the others is cancelled, one of the others goes on")
    void theOthersGoOn() throws Exception {
        TestOperation carrier = TestOperation.live();
        SharedPush push = new SharedPush((changes, operation) -> {
            if (batches.isEmpty()) {
                return firstWaits(changes, operation);
            }
            // The second push is that of whoever comes first of the waiting ones, and he is cancelled in it.
            if (batches.size() == 1) {
                batches.add(names(changes));
                throw new GitOpsException(
                        FailureKind.CANCELLED,
                        Diagnostic.error("OPERATION-CANCELLED")
                                .what("over")
                                .remedy("nothing")
                                .build());
            }
            return firstWaits(changes, operation);
        });
        Future<ApplyOutcome> first = threads.submit(() -> push.apply(change("first"), carrier));
        firstIsPushing.await();
        List<Future<ApplyOutcome>> others = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            others.add(threads.submit(() -> push.apply(change(name), TestOperation.live())));
        }
        awaitQueued(push, 3);
        firstMayEnd.countDown();
        first.get();
        int cancelled = 0;
        for (Future<ApplyOutcome> other : others) {
            try {
                assertThat(other.get().status()).isEqualTo(Status.UNCHANGED);
            } catch (ExecutionException e) {
                assertThat(e.getCause()).hasMessageContaining("OPERATION-CANCELLED");
                cancelled++;
            }
        }
        assertThat(cancelled).isEqualTo(1);
        assertThat(batches).hasSize(3);
        assertThat(batches.get(2)).hasSize(2);
    }

    @Test
    @DisplayName("what fails for all is told to all")
    void failsForAll() throws Exception {
        SharedPush push = new SharedPush((changes, operation) -> {
            if (batches.isEmpty()) {
                return firstWaits(changes, operation);
            }
            throw new GitOpsException(
                    FailureKind.REJECTED,
                    Diagnostic.error("GIT-PUSH")
                            .what("protected")
                            .remedy("nothing")
                            .build());
        });
        Future<ApplyOutcome> first = threads.submit(() -> push.apply(change("first"), TestOperation.live()));
        firstIsPushing.await();
        List<Future<ApplyOutcome>> others = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            others.add(threads.submit(() -> push.apply(change(name), TestOperation.live())));
        }
        awaitQueued(push, 2);
        firstMayEnd.countDown();
        first.get();
        for (Future<ApplyOutcome> other : others) {
            assertThatThrownBy(other::get).hasMessageContaining("GIT-PUSH");
        }
    }

    private List<ApplyOutcome> firstWaits(List<RenderedChange> changes, Operation operation) {
        batches.add(names(changes));
        if (batches.size() == 1) {
            firstIsPushing.countDown();
            try {
                firstMayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return changes.stream().map(change -> ApplyOutcome.absent()).toList();
    }

    /** Without it a thread may be late, and the test would show less than it says. */
    private static void awaitQueued(SharedPush push, int count) {
        while (push.waiting() < count) {
            Thread.onSpinWait();
        }
    }

    private static List<String> names(List<RenderedChange> changes) {
        return changes.stream()
                .map(change -> change.request().change().id().name())
                .toList();
    }

    private static RenderedChange change(String name) {
        DesiredResource desired =
                DesiredResource.of(new ResourceId("rendered", "shop", name), ServiceId.of(name), Document.of(Map.of()));
        return new RenderedChange(new ApplyRequest("me", Change.create(desired, "test")), Map.of());
    }
}
