package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyOutcome.Status;
import io.gitops4j.spi.Observation;
import java.util.List;

/** Clauses of {@link TargetContract} on observing. */
final class TargetObservations {
    private TargetObservations() {}

    static void emptyIsComplete(TargetBench bench) {
        List<ResourceId> wanted = bench.render(bench.spec("cart", 1)).stream()
                .map(DesiredResource::id)
                .toList();
        assertThat(bench.observe(wanted, true).resources()).isEmpty();
        assertThat(bench.observe(wanted, false).resources()).isEmpty();
    }

    static void createdIsObserved(TargetBench bench) {
        ServiceSpec spec = bench.spec("cart", 1);
        for (DesiredResource resource : bench.create(spec)) {
            LiveResource live = bench.live(resource);
            assertThat(live.owned()).as("%s is owned", live).isTrue();
            assertThat(live.service()).as("service of %s", live).contains(spec.id());
            assertThat(live.version()).as("version of %s", live).isNotEmpty();
            assertThat(live.fingerprint()).as("fingerprint of %s", live).isNotEmpty();
        }
    }

    static void ownedIsListed(TargetBench bench) {
        List<DesiredResource> cart = bench.create(bench.spec("cart", 1));
        List<DesiredResource> shop = bench.create(bench.spec("shop", 1));
        Observation observation = bench.observe(List.of(cart.get(0).id()), true);
        assertThat(observation.resources()).extracting(LiveResource::id).doesNotHaveDuplicates();
        for (List<DesiredResource> service : List.of(cart, shop)) {
            assertThat(observation.resources())
                    .filteredOn(LiveResource::owned)
                    .filteredOn(live -> live.service()
                            .equals(java.util.Optional.of(service.get(0).service())))
                    .extracting(LiveResource::id)
                    .containsExactlyInAnyOrderElementsOf(
                            service.stream().map(DesiredResource::id).toList());
        }
    }

    static void fingerprintIsStable(TargetBench bench) {
        for (DesiredResource resource : bench.create(bench.spec("cart", 1))) {
            String first = bench.live(resource).fingerprint();
            assertThat(bench.live(resource).fingerprint())
                    .as("fingerprint of %s, observed again", resource)
                    .isEqualTo(first);
        }
    }

    static void writtenFingerprintIsObserved(TargetBench bench) {
        for (DesiredResource resource : bench.prepare(bench.spec("cart", 1))) {
            assertReturned(bench, resource, bench.expect(Status.APPLIED, TargetBench.creation(resource)));
        }
        for (DesiredResource resource : bench.changed("cart")) {
            assertReturned(bench, resource, bench.update(resource));
        }
    }

    private static void assertReturned(TargetBench bench, DesiredResource resource, ApplyOutcome outcome) {
        assertThat(outcome.now())
                .as("a write of %s returns what is there now", resource)
                .hasValueSatisfying(now -> {
                    assertThat(now.id()).isEqualTo(resource.id());
                    assertThat(now.owned()).as("%s is owned", now).isTrue();
                    assertThat(now.fingerprint())
                            .as("fingerprint that the write of %s returned", resource)
                            .isEqualTo(bench.live(resource).fingerprint());
                });
    }
}
