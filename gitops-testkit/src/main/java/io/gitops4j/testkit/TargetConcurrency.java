package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.LiveResource;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyOutcome.Status;
import io.gitops4j.spi.Capability;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;

/** Clauses of {@link TargetContract} on several writers. */
final class TargetConcurrency {
    private static final int SERVICES = 8;
    private static final int WRITERS = 4;

    private TargetConcurrency() {}

    static void differentServices(TargetBench bench) {
        Assumptions.assumeTrue(
                bench.target().capabilities().contains(Capability.CONCURRENT_APPLY),
                "the target does not declare CONCURRENT_APPLY");
        bench.prepare(bench.spec("service-0", 1));
        List<Callable<List<DesiredResource>>> creations = IntStream.range(0, SERVICES)
                .<Callable<List<DesiredResource>>>mapToObj(i -> () -> bench.create(bench.spec("service-" + i, 1)))
                .toList();
        List<DesiredResource> created =
                Together.run(creations).stream().flatMap(List::stream).toList();
        assertThat(bench.observe(List.of(), true).resources())
                .filteredOn(LiveResource::owned)
                .extracting(LiveResource::id)
                .containsAll(created.stream().map(DesiredResource::id).toList());
        for (DesiredResource resource : created) {
            assertThat(bench.preview(resource).diff())
                    .as("what is missing from %s", resource)
                    .isEmpty();
        }
    }

    /** At once where the target allows it, otherwise one after the other: the rule is the same. */
    static void oneVersion(TargetBench bench) {
        bench.create(bench.spec("cart", 1));
        DesiredResource changed = bench.changed("cart").get(0);
        LiveResource seen = bench.live(changed);
        List<Callable<ApplyOutcome>> writers = IntStream.range(0, WRITERS)
                .<Callable<ApplyOutcome>>mapToObj(i ->
                        () -> bench.apply(TargetBench.updating(version(bench, changed, 2 + i), seen)))
                .toList();
        List<ApplyOutcome> outcomes = bench.target().capabilities().contains(Capability.CONCURRENT_APPLY)
                ? Together.run(writers)
                : Together.inTurn(writers);
        assertThat(outcomes)
                .extracting(ApplyOutcome::status)
                .as("outcomes of writers that saw the same version")
                .containsAnyOf(Status.CONFLICT)
                .filteredOn(status -> status != Status.CONFLICT)
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(Status.APPLIED::equals);
    }

    private static DesiredResource version(TargetBench bench, DesiredResource like, int version) {
        return bench.render(bench.spec("cart", version)).stream()
                .filter(resource -> resource.id().equals(like.id()))
                .findFirst()
                .orElseThrow();
    }
}
