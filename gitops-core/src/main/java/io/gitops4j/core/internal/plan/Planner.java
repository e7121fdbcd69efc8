package io.gitops4j.core.internal.plan;

import io.gitops4j.api.Digest;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ResourceId;
import io.gitops4j.core.internal.desired.DesiredReader;
import io.gitops4j.core.internal.desired.DesiredState;
import io.gitops4j.core.internal.work.Parallel;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Target;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes plans for one environment: reads what is wanted, observes, compares, asks policies, gates. */
public final class Planner {
    private final DesiredReader desiredReader;
    private final ObserveStage observe;
    private final PlanStage plan;
    private final PolicyStage policies;
    private final GateStage gate;
    private final ResourceMemory memory;

    /**
     * How an environment is planned.
     *
     * @param environment its name
     * @param labels as configured
     * @param owner the mark
     * @param target where it runs
     * @param policies who judges
     * @param limits how much at once
     */
    public record Setting(
            String environment,
            Map<String, String> labels,
            String owner,
            Target target,
            List<NamedPolicy> policies,
            PruneLimits limits) {}

    /**
     * How far the governor goes.
     *
     * @param maxServices see {@link Governor}
     * @param maxPercent see {@link Governor}
     * @param allowRecreate whether a resource may be deleted and made anew without a person's yes
     */
    public record PruneLimits(int maxServices, int maxPercent, boolean allowRecreate) {}

    public Planner(
            Setting setting,
            DesiredReader desiredReader,
            ResourceMemory memory,
            FailureMemory failures,
            Parallel parallel) {
        this.desiredReader = desiredReader;
        this.memory = memory;
        this.observe = new ObserveStage(setting.target(), setting.owner());
        this.plan = new PlanStage(new Comparison(setting.target(), setting.owner(), memory), parallel);
        this.policies = new PolicyStage(setting.environment(), setting.labels(), setting.policies());
        this.gate = new GateStage(
                setting.environment(),
                new Governor(setting.limits().maxServices(), setting.limits().maxPercent()),
                failures,
                setting.limits().allowRecreate());
    }

    /**
     * A plan in both forms.
     *
     * @param cautious as it is without any approval; its digest is what people approve
     * @param effective what may be applied: with what was held released, if people approved the cautious one
     */
    public record Planned(Plan cautious, Plan effective) {}

    /**
     * A plan for now.
     *
     * @param known the inventory as the history has it
     * @param approvals digests of plans that people approved
     */
    public Planned plan(Set<ResourceId> known, Set<Digest> approvals, Instant now, Operation operation) {
        DesiredState desired = desiredReader.read(operation);
        Live live = observe.run(desired.wanted(), operation);
        Draft draft = policies.run(plan.run(desired, live, operation), desired, desiredReader::commit, now);
        Set<ResourceId> inventory = new HashSet<>(known);
        inventory.addAll(memory.ids());
        Plan cautious = gate.run(draft, desired, live, inventory, false, now);
        boolean approved = approvals.contains(cautious.digest());
        return new Planned(cautious, approved ? gate.run(draft, desired, live, inventory, true, now) : cautious);
    }
}
