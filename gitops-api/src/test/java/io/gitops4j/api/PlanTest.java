package io.gitops4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlanTest {
    private static final ServiceId CART = ServiceId.of("cart");
    private static final ServiceId SHOP = ServiceId.of("shop");
    private static final Revision FIRST = new Revision("apps", "1111");

    private static DesiredResource desired(ServiceId service, int replicas) {
        return DesiredResource.of(
                new ResourceId("workload", "devx", service.slug()), service, Document.of(Map.of("replicas", replicas)));
    }

    private static LiveResource live(ServiceId service, String version, String fingerprint) {
        return LiveResource.owned(new ResourceId("workload", "devx", service.slug()), service)
                .version(version)
                .fingerprint(fingerprint)
                .build();
    }

    private static ServicePlan service(ServiceId id, Verdict verdict, Change... changes) {
        return ServicePlan.builder(id, verdict)
                .declaredIn(FIRST, Position.ofFile(id + ".yaml"))
                .changes(List.of(changes))
                .build();
    }

    private static Plan plan(ServicePlan... services) {
        return Plan.builder("prod")
                .revisions(Map.of("apps", FIRST))
                .services(List.of(services))
                .build();
    }

    @Test
    void onlyServicesThatMayProceedWrite() {
        Plan plan = plan(
                service(CART, Verdict.PROCEED, Change.create(desired(CART, 1), "does not exist")),
                service(SHOP, Verdict.HELD, Change.create(desired(SHOP, 1), "does not exist")));

        assertThat(plan.writes()).extracting(Change::service).containsExactly(CART);
        assertThat(plan.empty()).isFalse();
        assertThat(plan(service(CART, Verdict.UNCHANGED, Change.none(desired(CART, 1), live(CART, "1", "a"))))
                        .empty())
                .isTrue();
    }

    @Test
    void theDigestDoesNotDependOnTheOrderOfServices() {
        ServicePlan cart = service(CART, Verdict.PROCEED, Change.create(desired(CART, 1), "does not exist"));
        ServicePlan shop = service(SHOP, Verdict.UNCHANGED);

        assertThat(plan(cart, shop).digest()).isEqualTo(plan(shop, cart).digest());
    }

    @Test
    void theDigestCountsWhatIsWantedWhatIsThereAndTheVerdict() {
        Plan base = plan(update(1, "7", "a", Verdict.PROCEED));

        assertThat(List.of(
                        plan(update(2, "7", "a", Verdict.PROCEED)),
                        plan(update(1, "7", "b", Verdict.PROCEED)),
                        plan(update(1, "7", "a", Verdict.HELD)),
                        plan(),
                        Plan.builder("dev")
                                .revisions(Map.of("apps", FIRST))
                                .services(base.services())
                                .build(),
                        Plan.builder("prod")
                                .revisions(Map.of("apps", new Revision("apps", "2222")))
                                .services(base.services())
                                .build()))
                .extracting(Plan::digest)
                .doesNotContain(base.digest())
                .doesNotHaveDuplicates();
    }

    @Test
    void theDigestDoesNotCountTheVersionOfWhatIsThere() {
        assertThat(plan(update(1, "8", "a", Verdict.PROCEED)).digest())
                .isEqualTo(plan(update(1, "7", "a", Verdict.PROCEED)).digest());
    }

    @Test
    void theDigestCountsHeldDeletes() {
        Plan without = plan();
        Plan with = Plan.builder("prod")
                .revisions(Map.of("apps", FIRST))
                .holds(List.of(new Hold(
                        Diagnostic.warning("PRUNE-LIMIT").what("too many").build(),
                        true,
                        List.of(Change.delete(live(CART, "1", "a"), "no longer declared")))))
                .build();

        assertThat(with.digest()).isNotEqualTo(without.digest());
    }

    private static ServicePlan update(int replicas, String version, String fingerprint, Verdict verdict) {
        return service(
                CART,
                verdict,
                Change.update(desired(CART, replicas), live(CART, version, fingerprint), List.of(), "differs"));
    }
}
