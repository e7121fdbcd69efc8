package io.gitops4j.testkit;

import static io.gitops4j.testkit.Failures.assertFails;
import static io.gitops4j.testkit.Failures.assertKind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.LiveResource;
import io.gitops4j.spi.ApplyOutcome.Status;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Clauses of {@link TargetContract} on operations that end early and on backends that are not there. */
final class TargetInterruptions {
    private static final int MOST_CHECKPOINTS = 100;

    private TargetInterruptions() {}

    static void cancelled(TargetBench bench) {
        assertNothingChanges(bench, FailureKind.CANCELLED, TestOperation::cancelled);
    }

    static void expired(TargetBench bench) {
        assertNothingChanges(bench, FailureKind.TIMEOUT, TestOperation::expired);
    }

    private static void assertNothingChanges(TargetBench bench, FailureKind kind, Supplier<Operation> ended) {
        DesiredResource resource = bench.prepare(bench.spec("cart", 1)).get(0);
        assertFails(kind, () -> bench.apply(TargetBench.creation(resource), ended.get()));
        assertThat(bench.find(resource.id()))
                .as("%s after a create that ended early", resource)
                .isEmpty();

        bench.create(bench.spec("cart", 1));
        DesiredResource wanted = bench.changed("cart").get(0);
        LiveResource before = bench.live(wanted);
        assertFails(kind, () -> bench.apply(TargetBench.updating(wanted, before), ended.get()));
        assertFails(kind, () -> bench.apply(TargetBench.deletion(before), ended.get()));
        assertFails(
                kind,
                () -> bench.target()
                        .observe(new ObserveRequest(bench.owner(), Set.of(wanted.id()), true), ended.get()));
        assertThat(bench.live(wanted).fingerprint())
                .as("fingerprint of %s", wanted)
                .isEqualTo(before.fingerprint());
    }

    static void cancelledAnywhere(TargetBench bench) {
        for (int checkpoints = 1; checkpoints <= MOST_CHECKPOINTS; checkpoints++) {
            DesiredResource resource =
                    bench.prepare(bench.spec("cart-" + checkpoints, 1)).get(0);
            TestOperation operation = TestOperation.cancelledAfter(checkpoints);
            Change creation = TargetBench.creation(resource);
            Throwable thrown = catchThrowable(() -> bench.apply(creation, operation));
            Optional<LiveResource> left = bench.find(resource.id());
            if (thrown == null) {
                assertThat(left).as("%s, created", resource).isPresent();
                return;
            }
            assertKind(FailureKind.CANCELLED, thrown);
            if (left.isPresent()) {
                assertThat(left.get().owned()).as("%s is owned", resource).isTrue();
                assertThat(bench.preview(resource).diff())
                        .as("what is missing from %s", resource)
                        .isEmpty();
            } else {
                bench.expect(Status.APPLIED, creation);
            }
        }
        throw new AssertionError("a create of one resource takes more than " + MOST_CHECKPOINTS + " checkpoints");
    }

    static void refused(TargetBench bench) {
        bench.create(bench.spec("cart", 1));
        DesiredResource wanted = bench.changed("cart").get(0);
        LiveResource live = bench.live(wanted);
        List<DesiredResource> other = bench.render(bench.spec("shop", 1));
        bench.subject().cutConnection();
        assertFails(FailureKind.UNAVAILABLE, () -> bench.observe(Set.of(wanted.id()), true));
        assertFails(FailureKind.UNAVAILABLE, () -> bench.apply(TargetBench.creation(other.get(0))));
        assertFails(FailureKind.UNAVAILABLE, () -> bench.apply(TargetBench.updating(wanted, live)));
        assertFails(FailureKind.UNAVAILABLE, () -> bench.apply(TargetBench.deletion(live)));
    }
}
