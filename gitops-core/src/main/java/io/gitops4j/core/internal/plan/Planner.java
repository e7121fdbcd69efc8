package io.gitops4j.core.internal.plan;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Digest;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Stage;
import io.gitops4j.core.internal.desired.DesiredReader;
import io.gitops4j.core.internal.desired.DesiredService;
import io.gitops4j.core.internal.desired.DesiredState;
import io.gitops4j.core.internal.work.Parallel;
import io.gitops4j.core.internal.work.Time;
import io.gitops4j.core.internal.work.Watch;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.SourceInfo;
import io.gitops4j.spi.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes plans for one environment: reads what is wanted, observes, compares, lets the governor, policies and the gate judge. */
public final class Planner {
    private final DesiredReader desiredReader;
    private final ObserveStage observe;
    private final PlanStage plan;
    private final PolicyStage policies;
    private final SecretStage secrets;
    private final ReleaseStage release;
    private final GateStage gate;
    private final String environment;
    private final ResourceMemory memory;
    private final Calm calm = new Calm();

    /**
     * How an environment is planned.
     *
     * @param environment its name
     * @param labels as configured
     * @param owner the mark
     * @param target where it runs
     * @param policies who judges
     * @param secrets who says whether secrets are there
     * @param limits how much at once
     */
    public record Setting(
            String environment,
            Map<String, String> labels,
            String owner,
            Target target,
            List<NamedPolicy> policies,
            SecretCheck secrets,
            PruneLimits limits) {}

    /**
     * How secrets are checked.
     *
     * @param checker who is asked; nobody where none is configured
     * @param holdUnchecked whether a service whose secrets could not be checked is held
     */
    public record SecretCheck(Optional<SecretChecker> checker, boolean holdUnchecked) {}

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
        this.secrets = new SecretStage(
                setting.environment(),
                setting.secrets().checker(),
                setting.secrets().holdUnchecked());
        Unsettled unsettled = new Unsettled(failures);
        this.release = new ReleaseStage(
                new Governor(setting.limits().maxServices(), setting.limits().maxPercent()), unsettled);
        this.gate = new GateStage(failures, unsettled, setting.limits().allowRecreate());
        this.environment = setting.environment();
    }

    /**
     * A plan in both forms.
     *
     * @param cautious as it is without any approval; its digest is what people approve
     * @param effective what may be applied: with what was held released, if people approved the cautious one
     */
    public record Planned(Plan cautious, Plan effective) {}

    /**
     * What a plan is made for.
     *
     * @param approvals digests of plans that people approved
     * @param trusted how old a look at the target may be that found everything as wanted
     * @param time the engine's
     */
    public record Order(Set<Digest> approvals, Duration trusted, Time time) {}

    /** A plan for now. */
    public Planned plan(Past past, Order order, Operation operation) {
        DesiredState desired = desiredReader.read(operation);
        long looked = order.time().nanos();
        Optional<Plan> same = calm.same(desired, order.trusted(), looked)
                .filter(any -> order.approvals().isEmpty());
        if (same.isPresent()) {
            return new Planned(same.get(), same.get());
        }
        Optional<Plan> plan = calm.rest(desired, order.trusted(), looked)
                .filter(rest -> order.approvals().isEmpty())
                .flatMap(rest -> lookAtRest(past, desired, rest, order, operation));
        if (plan.isPresent()) {
            calm.foundRest(desired, plan.get());
            return new Planned(plan.get(), plan.get());
        }
        Planned planned = lookAtAll(past, desired, order, operation);
        calm.found(desired, planned.cautious(), looked);
        return planned;
    }

    /** Nothing when the look at the rest does not do. */
    private Optional<Plan> lookAtRest(
            Past past, DesiredState desired, Calm.Rest rest, Order order, Operation operation) {
        List<ServicePlan> services = new ArrayList<>(rest.settled().values());
        List<Diagnostic> diagnostics = new ArrayList<>(rest.diagnostics());
        if (!rest.unsure().isEmpty()) {
            Watch watch = Watch.of(operation);
            Live live = watch.stage(Stage.OBSERVE, () -> observe.again(rest.wanted(), operation));
            Seen seen = compare(desired, rest.unsure(), live, operation);
            Plan part = decide(seen, past, false, order.time().now(), watch);
            if (!live.complete() || part.services().stream().anyMatch(Calm::losesSomething)) {
                return Optional.empty();
            }
            services.addAll(part.services());
            part.diagnostics().stream()
                    .filter(finding -> !diagnostics.contains(finding))
                    .forEach(diagnostics::add);
        }
        return Optional.of(Plan.builder(environment)
                .revisions(desired.revisions())
                .services(services)
                .diagnostics(diagnostics)
                .build());
    }

    private Planned lookAtAll(Past past, DesiredState desired, Order order, Operation operation) {
        Watch watch = Watch.of(operation);
        Live live = watch.stage(Stage.OBSERVE, () -> observe.run(desired.wanted(), operation));
        Seen seen = compare(desired, desired.services().values(), live, operation);
        Instant now = order.time().now();
        Plan cautious = decide(seen, past, false, now, watch);
        boolean approved = order.approvals().contains(cautious.digest());
        return new Planned(cautious, approved ? decide(seen, past, true, now, watch) : cautious);
    }

    private Seen compare(DesiredState desired, Collection<DesiredService> looked, Live live, Operation operation) {
        Watch watch = Watch.of(operation);
        Draft draft = watch.stage(Stage.PLAN, () -> plan.run(desired, looked, live, operation));
        SecretFindings found = watch.stage(Stage.SECRETS, () -> secrets.run(draft, desired, operation));
        return new Seen(draft, desired, live, found);
    }

    private PolicyStage.Origins origins() {
        return new PolicyStage.Origins() {
            @Override
            public CommitInfo commit(Revision revision) {
                return desiredReader.commit(revision);
            }

            @Override
            public SourceInfo source(Revision revision) {
                return desiredReader.source(revision);
            }
        };
    }

    private record Seen(Draft draft, DesiredState desired, Live live, SecretFindings secrets) {}

    private Plan decide(Seen seen, Past past, boolean approved, Instant now, Watch watch) {
        Set<ResourceId> inventory = new HashSet<>();
        if (!seen.draft().deletes().isEmpty()) {
            inventory.addAll(past.inventory().get());
            inventory.addAll(memory.ids());
        }
        Released released = watch.stage(
                Stage.RELEASE, () -> release.run(seen.draft(), seen.desired(), seen.live(), past, inventory, approved));
        Released allowed = watch.stage(Stage.POLICIES, () -> policies.run(released, seen.desired(), origins(), now));
        Released judged = seen.secrets().hold(allowed);
        return Plan.builder(environment)
                .revisions(seen.desired().revisions())
                .services(watch.stage(Stage.GATE, () -> gate.run(judged, past, approved, now)))
                .holds(judged.holds())
                .diagnostics(Stream.of(
                                seen.desired().fileProblems(),
                                seen.live().diagnostics(),
                                seen.secrets().general())
                        .flatMap(List::stream)
                        .toList())
                .build();
    }
}
