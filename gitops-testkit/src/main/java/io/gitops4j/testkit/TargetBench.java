package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.Lifecycle;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyOutcome.Status;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Preview;
import io.gitops4j.spi.PreviewRequest;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Rendering;
import io.gitops4j.spi.Target;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One target under test in the hands of one owner: the few steps that every clause is made of. */
final class TargetBench implements AutoCloseable {
    private static final String REASON = "the contract wants it so";

    private final TargetSubject subject;
    private final Target target;
    private final String owner;

    TargetBench(TargetSubject subject, Target target, String owner) {
        this.subject = subject;
        this.target = target;
        this.owner = owner;
    }

    /** The same target in other hands; only the first bench is closed. */
    TargetBench inHandsOf(String other) {
        return new TargetBench(subject, target, other);
    }

    TargetSubject subject() {
        return subject;
    }

    Target target() {
        return target;
    }

    String owner() {
        return owner;
    }

    ServiceSpec spec(String name, int version) {
        return subject.sample(ServiceId.of(subject.unique(name)), version);
    }

    Rendering rendering(ServiceSpec spec) {
        Rendering rendering = target.render(new RenderRequest("contract", owner, spec));
        assertThat(rendering.diagnostics())
                .as("the target can express %s", spec)
                .noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
        return rendering;
    }

    /** Everything rendered, lower stages first. */
    private List<DesiredResource> staged(ServiceSpec spec) {
        return rendering(spec).resources().stream()
                .sorted(Comparator.comparingInt(DesiredResource::stage))
                .toList();
    }

    /** What belongs to the service alone, lower stages first. */
    List<DesiredResource> render(ServiceSpec spec) {
        List<DesiredResource> owned = staged(spec).stream()
                .filter(resource -> resource.lifecycle() == Lifecycle.OWNED)
                .toList();
        assertThat(owned).as("resources of %s", spec).isNotEmpty();
        return owned;
    }

    /** Makes what the service shares with others, so that its own resources have a place. */
    List<DesiredResource> prepare(ServiceSpec spec) {
        for (DesiredResource shared : staged(spec)) {
            if (shared.lifecycle() == Lifecycle.CREATE_ONLY) {
                ApplyOutcome outcome = apply(Change.create(shared, REASON));
                assertThat(outcome.status())
                        .as("creating %s: %s", shared, outcome)
                        .isNotEqualTo(Status.REFUSED);
            }
        }
        return render(spec);
    }

    /** Creates the service, and tells what belongs to it alone. */
    List<DesiredResource> create(ServiceSpec spec) {
        List<DesiredResource> wanted = prepare(spec);
        for (DesiredResource resource : wanted) {
            expect(Status.APPLIED, creation(resource));
        }
        return wanted;
    }

    /** The resources of version 2 whose content is another than in version 1; of the others nothing can be learnt. */
    List<DesiredResource> changed(String name) {
        Set<DesiredContent> before =
                render(spec(name, 1)).stream().map(DesiredContent::of).collect(Collectors.toSet());
        List<DesiredResource> changed = render(spec(name, 2)).stream()
                .filter(resource -> !before.contains(DesiredContent.of(resource)))
                .toList();
        assertThat(changed)
                .as("resources whose content differs between the versions 1 and 2 of the sample")
                .isNotEmpty();
        return changed;
    }

    private record DesiredContent(ResourceId id, String intent) {
        static DesiredContent of(DesiredResource resource) {
            return new DesiredContent(resource.id(), resource.intent().value());
        }
    }

    Observation observe(Collection<ResourceId> wanted, boolean everythingOwned) {
        Observation observation =
                target.observe(new ObserveRequest(owner, Set.copyOf(wanted), everythingOwned), TestOperation.live());
        assertThat(observation.complete())
                .as("the listing is complete: %s", observation.diagnostics())
                .isTrue();
        return observation;
    }

    Optional<LiveResource> find(ResourceId id) {
        return observe(List.of(id), false).resources().stream()
                .filter(live -> live.id().equals(id))
                .findFirst();
    }

    LiveResource live(DesiredResource resource) {
        Optional<LiveResource> live = find(resource.id());
        assertThat(live).as("%s is there", resource.id()).isPresent();
        return live.orElseThrow();
    }

    /** Waits until a deleted resource is gone: some targets take their time. */
    void awaitGone(ResourceId id) {
        await(id + " is gone", () -> find(id).isEmpty());
    }

    void await(String what, BooleanSupplier reached) {
        for (int i = 0; i < subject.polls(); i++) {
            if (reached.getAsBoolean()) {
                return;
            }
            subject.betweenPolls();
        }
        throw new AssertionError("not so after " + subject.polls() + " looks: " + what);
    }

    Preview preview(DesiredResource desired) {
        return target.preview(new PreviewRequest(owner, desired, live(desired)), TestOperation.live());
    }

    ApplyOutcome apply(Change change) {
        return apply(change, TestOperation.live());
    }

    ApplyOutcome apply(Change change, Operation operation) {
        return target.apply(new ApplyRequest(owner, change), operation);
    }

    ApplyOutcome expect(Status status, Change change) {
        return expect(status, change, apply(change));
    }

    private static ApplyOutcome expect(Status status, Change change, ApplyOutcome outcome) {
        assertThat(outcome.status())
                .as("outcome of %s, which is %s", change, outcome)
                .isEqualTo(status);
        outcome.failure()
                .ifPresent(failure -> assertThat(failure.toString())
                        .as("a failure names the resource and what to do")
                        .contains(change.id().name(), "Do: "));
        return outcome;
    }

    /**
     * Applies a change to what is there now. A live system moves versions by itself, for example by a status: a conflict without
     * a change of our own fields means another try, as in the engine.
     */
    ApplyOutcome applyToCurrent(Status expected, DesiredResource resource, Function<LiveResource, Change> change) {
        LiveResource seen = live(resource);
        for (int i = 0; i < subject.polls(); i++) {
            LiveResource current = live(resource);
            ApplyOutcome outcome = apply(change.apply(current));
            boolean movedByItself = outcome.status() == Status.CONFLICT
                    && !current.version().equals(live(resource).version())
                    && current.fingerprint().equals(seen.fingerprint());
            if (!movedByItself) {
                return expect(expected, change.apply(current), outcome);
            }
        }
        throw new AssertionError(resource.id() + " does not come to rest in " + subject.polls() + " tries");
    }

    ApplyOutcome update(DesiredResource wanted) {
        return applyToCurrent(Status.APPLIED, wanted, live -> updating(wanted, live));
    }

    ApplyOutcome delete(DesiredResource resource) {
        return applyToCurrent(Status.APPLIED, resource, TargetBench::deletion);
    }

    static Change creation(DesiredResource wanted) {
        return Change.create(wanted, REASON);
    }

    static Change updating(DesiredResource wanted, LiveResource live) {
        return Change.update(wanted, live, List.<FieldDiff>of(), REASON);
    }

    static Change recreation(DesiredResource wanted, LiveResource live) {
        return Change.recreate(wanted, live, List.<FieldDiff>of(), REASON);
    }

    static Change deletion(LiveResource live) {
        return Change.delete(live, REASON);
    }

    @Override
    public void close() {
        target.close();
    }
}
