package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.LiveResource;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyOutcome.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** Clauses of {@link TargetContract} on creating and updating. */
final class TargetWrites {
    private TargetWrites() {}

    static void createTwice(TargetBench bench) {
        for (DesiredResource resource : bench.create(bench.spec("cart", 1))) {
            assertUntouched(bench, resource, TargetBench.creation(resource));
        }
        for (DesiredResource other : bench.changed("cart")) {
            assertUntouched(bench, other, TargetBench.creation(other));
        }
    }

    static void update(TargetBench bench) {
        bench.create(bench.spec("cart", 1));
        for (DesiredResource wanted : bench.changed("cart")) {
            LiveResource before = bench.live(wanted);
            bench.update(wanted);
            LiveResource after = bench.live(wanted);
            assertThat(after.version())
                    .as("version of %s after an update", wanted)
                    .isNotEqualTo(before.version());
            assertThat(after.fingerprint())
                    .as("fingerprint of %s after an update", wanted)
                    .isNotEqualTo(before.fingerprint());
            assertThat(after.owned()).as("%s is still owned", wanted).isTrue();
        }
    }

    static void staleUpdate(TargetBench bench) {
        afterAnUpdate(bench, TargetBench::updating);
    }

    static void staleRecreate(TargetBench bench) {
        afterAnUpdate(bench, TargetBench::recreation);
    }

    /** Version 1, then 2, then version 1 again as somebody wants it who has not seen 2. */
    private static void afterAnUpdate(TargetBench bench, BiFunction<DesiredResource, LiveResource, Change> late) {
        Map<DesiredResource, LiveResource> outdated = new LinkedHashMap<>();
        bench.create(bench.spec("cart", 1)).forEach(first -> outdated.put(first, bench.live(first)));
        bench.changed("cart").forEach(bench::update);
        outdated.forEach((first, live) -> {
            boolean moved =
                    bench.changed("cart").stream().anyMatch(now -> now.id().equals(first.id()));
            if (moved) {
                assertUntouched(bench, first, late.apply(first, live));
            }
        });
    }

    static void updateOfTheGone(TargetBench bench) {
        bench.create(bench.spec("cart", 1));
        for (DesiredResource wanted : bench.changed("cart")) {
            LiveResource last = bench.live(wanted);
            bench.delete(wanted);
            bench.awaitGone(wanted.id());
            bench.expect(Status.CONFLICT, TargetBench.updating(wanted, last));
            assertThat(bench.find(wanted.id()))
                    .as("%s after an update of what is gone", wanted)
                    .isEmpty();
        }
    }

    static void sameContentAgain(TargetBench bench) {
        for (DesiredResource resource : bench.create(bench.spec("cart", 1))) {
            String before = bench.live(resource).fingerprint();
            ApplyOutcome outcome = bench.apply(TargetBench.updating(resource, bench.live(resource)));
            assertThat(outcome.status()).as("%s", outcome).isNotEqualTo(Status.REFUSED);
            assertThat(bench.live(resource).fingerprint())
                    .as("fingerprint of %s, applied again with equal content", resource)
                    .isEqualTo(before);
        }
    }

    static void recreate(TargetBench bench) {
        bench.create(bench.spec("cart", 1));
        for (DesiredResource wanted : bench.changed("cart")) {
            LiveResource before = bench.live(wanted);
            bench.applyToCurrent(Status.APPLIED, wanted, live -> TargetBench.recreation(wanted, live));
            LiveResource after = bench.live(wanted);
            assertThat(after.owned()).as("%s is owned", wanted).isTrue();
            assertThat(after.version()).as("version of %s, made anew", wanted).isNotEqualTo(before.version());
            assertThat(bench.preview(wanted).diff())
                    .as("what is left to change in %s", wanted)
                    .isEmpty();
        }
    }

    private static void assertUntouched(TargetBench bench, DesiredResource resource, Change refused) {
        LiveResource before = bench.live(resource);
        bench.expect(Status.CONFLICT, refused);
        LiveResource after = bench.live(resource);
        assertThat(after.fingerprint())
                .as("fingerprint of %s after a conflict", resource)
                .isEqualTo(before.fingerprint());
        assertThat(after.owned()).as("%s is still owned", resource).isTrue();
    }
}
