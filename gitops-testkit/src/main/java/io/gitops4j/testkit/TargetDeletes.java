package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.LiveResource;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyOutcome.Status;
import java.util.List;
import java.util.function.Supplier;

/** Clauses of {@link TargetContract} on deleting. */
final class TargetDeletes {
    private TargetDeletes() {}

    static void exactlyThat(TargetBench bench) {
        List<DesiredResource> cart = bench.create(bench.spec("cart", 1));
        List<DesiredResource> shop = bench.create(bench.spec("shop", 1));
        List<String> before = fingerprints(bench, shop);
        // The last stage first, as the engine deletes.
        for (int i = cart.size() - 1; i >= 0; i--) {
            ApplyOutcome outcome = bench.delete(cart.get(i));
            assertThat(outcome.now()).as("what is there after a delete").isEmpty();
            bench.awaitGone(cart.get(i).id());
            cart.subList(0, i).forEach(bench::live);
        }
        assertThat(fingerprints(bench, shop)).as("the other service").isEqualTo(before);
    }

    static void gone(TargetBench bench) {
        for (DesiredResource resource : bench.create(bench.spec("cart", 1))) {
            LiveResource last = bench.live(resource);
            bench.delete(resource);
            bench.awaitGone(resource.id());
            ApplyOutcome again = bench.expect(Status.UNCHANGED, TargetBench.deletion(last));
            assertThat(again.now())
                    .as("what is there after a delete of what is gone")
                    .isEmpty();
        }
    }

    static void stale(TargetBench bench) {
        bench.create(bench.spec("cart", 1));
        for (DesiredResource wanted : bench.changed("cart")) {
            LiveResource outdated = bench.live(wanted);
            bench.update(wanted);
            String before = bench.live(wanted).fingerprint();
            bench.expect(Status.CONFLICT, TargetBench.deletion(outdated));
            assertThat(bench.live(wanted).fingerprint())
                    .as("fingerprint of %s", wanted)
                    .isEqualTo(before);
        }
    }

    static void foreignSuccessor(TargetBench bench) {
        DesiredResource resource = bench.create(bench.spec("cart", 1)).get(0);
        LiveResource ours = bench.live(resource);
        bench.delete(resource);
        bench.awaitGone(resource.id());
        Supplier<String> foreign = bench.subject().makeForeign(resource);
        String made = foreign.get();
        bench.expect(Status.CONFLICT, TargetBench.deletion(ours));
        assertThat(foreign.get()).as("the foreign resource").isEqualTo(made);
    }

    private static List<String> fingerprints(TargetBench bench, List<DesiredResource> resources) {
        return resources.stream()
                .map(bench::live)
                .map(LiveResource::fingerprint)
                .toList();
    }
}
