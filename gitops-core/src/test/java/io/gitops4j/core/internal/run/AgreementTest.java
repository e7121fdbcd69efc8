package io.gitops4j.core.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Document;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.Plan;
import io.gitops4j.api.Position;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Verdict;
import io.gitops4j.core.internal.plan.Planner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AgreementTest {
    private static ServicePlan update(String name, int replicas, String version, String fingerprint) {
        ServiceId service = ServiceId.of(name);
        ResourceId id = new ResourceId("workload", "devx", name);
        return ServicePlan.builder(service, Verdict.PROCEED)
                .declaredIn(new Revision("apps", "1"), Position.ofFile(name))
                .changes(List.of(Change.update(
                        DesiredResource.of(id, service, Document.of(Map.of("replicas", replicas))),
                        LiveResource.owned(id, service)
                                .version(version)
                                .fingerprint(fingerprint)
                                .build(),
                        List.of(),
                        "differs")))
                .build();
    }

    private static Plan plan(ServicePlan... services) {
        return Plan.builder("prod").services(List.of(services)).build();
    }

    private static Planner.Planned fresh(Plan plan) {
        return new Planner.Planned(plan, plan);
    }

    @Test
    void thePlanThatStillHoldsIsAppliedOnTheNewestVersions() {
        Agreement agreement = Agreement.of(plan(update("cart", 1, "7", "f")), fresh(plan(update("cart", 1, "8", "f"))));

        assertThat(agreement.superseded()).isEmpty();
        assertThat(agreement.agreed())
                .singleElement()
                .satisfies(service -> assertThat(
                                service.changes().get(0).live().orElseThrow().version())
                        .isEqualTo("8"));
    }

    @Test
    void aServiceThatMovedIsSupersededAndTheOthersAreNot() {
        Agreement agreement = Agreement.of(
                plan(update("cart", 1, "7", "f"), update("shop", 1, "7", "f"), update("mail", 1, "7", "f")),
                fresh(plan(update("cart", 2, "7", "f"), update("shop", 1, "7", "g"), update("mail", 1, "7", "f"))));

        assertThat(agreement.superseded())
                .extracting(ServicePlan::service)
                .extracting(ServiceId::slug)
                .containsExactly("cart", "shop");
        assertThat(agreement.agreed())
                .extracting(ServicePlan::service)
                .extracting(ServiceId::slug)
                .containsExactly("mail");
    }

    @Test
    void whatOnlyTheNewPlanHasIsNotApplied() {
        Agreement agreement = Agreement.of(
                plan(update("cart", 1, "7", "f")),
                fresh(plan(update("cart", 1, "7", "f"), update("shop", 1, "7", "f"))));

        assertThat(agreement.agreed()).hasSize(1);
    }

    @Test
    void whatAnApprovalReleasedIsAppliedWhenNothingMoved() {
        Plan cautious = plan(update("cart", 1, "7", "f").toBuilder(Verdict.HELD).build());
        Plan effective = plan(update("cart", 1, "7", "f"));

        assertThat(Agreement.of(cautious, new Planner.Planned(cautious, effective))
                        .agreed())
                .hasSize(1);
        assertThat(Agreement.of(cautious, fresh(cautious)).agreed()).isEmpty();
    }
}
