package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.LiveResource;
import io.gitops4j.spi.ApplyOutcome.Status;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Clauses of {@link TargetContract} on what carries another mark or none. */
final class TargetOwnership {
    private TargetOwnership() {}

    static void foreignIsTold(TargetBench bench) {
        eachForeign(bench, (resource, foreign) -> {
            LiveResource live = bench.live(resource);
            assertThat(live.owned()).as("%s, made by hand, is owned", live).isFalse();
            assertThat(bench.observe(List.of(), true).resources())
                    .filteredOn(LiveResource::owned)
                    .extracting(LiveResource::id)
                    .doesNotContain(resource.id());
        });
    }

    static void createOverForeign(TargetBench bench) {
        eachForeign(bench, (resource, foreign) -> {
            String made = foreign.get();
            bench.expect(Status.CONFLICT, TargetBench.creation(resource));
            assertThat(foreign.get()).as("%s, made by hand", resource.id()).isEqualTo(made);
            assertThat(bench.live(resource).owned())
                    .as("%s is owned now", resource.id())
                    .isFalse();
        });
    }

    static void updateOfForeign(TargetBench bench) {
        eachForeign(bench, (resource, foreign) -> {
            String made = foreign.get();
            LiveResource live = bench.live(resource);
            bench.expect(Status.CONFLICT, TargetBench.updating(resource, live));
            bench.expect(Status.CONFLICT, TargetBench.recreation(resource, live));
            assertThat(foreign.get()).as("%s, made by hand", resource.id()).isEqualTo(made);
        });
    }

    static void anotherOwner(TargetBench bench) {
        List<DesiredResource> theirs = bench.create(bench.spec("cart", 1));
        TargetBench ours = other(bench);
        for (DesiredResource resource : theirs) {
            assertThat(ours.live(resource).owned())
                    .as("%s of %s is owned by %s", resource, bench.owner(), ours.owner())
                    .isFalse();
        }
        assertThat(ours.observe(List.of(), true).resources())
                .filteredOn(LiveResource::owned)
                .isEmpty();
    }

    static void anotherOwnerIsSpared(TargetBench bench) {
        bench.create(bench.spec("cart", 1));
        TargetBench ours = other(bench);
        for (DesiredResource wanted : bench.changed("cart")) {
            LiveResource theirs = bench.live(wanted);
            LiveResource seen = ours.live(wanted);
            ours.expect(Status.CONFLICT, TargetBench.creation(wanted));
            ours.expect(Status.CONFLICT, TargetBench.updating(wanted, seen));
            ours.expect(Status.CONFLICT, TargetBench.deletion(theirs).basedOn(seen));
            LiveResource after = bench.live(wanted);
            assertThat(after.owned())
                    .as("%s still belongs to %s", wanted, bench.owner())
                    .isTrue();
            assertThat(after.fingerprint()).as("fingerprint of %s", wanted).isEqualTo(theirs.fingerprint());
        }
    }

    private static TargetBench other(TargetBench bench) {
        return bench.inHandsOf("not-" + bench.owner());
    }

    private static void eachForeign(TargetBench bench, BiConsumer<DesiredResource, Supplier<String>> clause) {
        for (DesiredResource resource : bench.prepare(bench.spec("cart", 1))) {
            clause.accept(resource, bench.subject().makeForeign(resource));
        }
    }
}
