package io.gitops4j.examples.console;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.Capability;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Rendering;
import io.gitops4j.spi.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Tells what it runs, and remembers it for as long as the program lives. */
final class ConsoleTarget implements Target {
    final Map<ResourceId, Running> running = new ConcurrentHashMap<>();
    private final Consumer<String> out;
    private int writes;

    ConsoleTarget(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public Rendering render(RenderRequest request) {
        ServiceSpec spec = request.spec();
        Map<String, Object> body = new TreeMap<>();
        spec.container().env().forEach(env -> body.put(env.name(), env.literal().orElse("from the secret store")));
        Set<String> masked = Set.copyOf(body.keySet());
        spec.container().image().ifPresent(image -> body.put("image", image.reference()));
        ResourceId id = new ResourceId("console", spec.namespace(), spec.id().runtimeName());
        List<Diagnostic> findings = spec
                .schedule()
                .map(cron ->
                        spec.diagnose(Severity.ERROR, "CONSOLE-CRON", "schedule", "there is no clock", "remove it"))
                .stream()
                .toList();
        return new Rendering(
                List.of(DesiredResource.of(id, spec.id(), Document.of(body)).masking(masked)), findings);
    }

    @Override
    public Observation observe(ObserveRequest request, Operation operation) {
        operation.checkpoint();
        return Observation.complete(running.values().stream()
                .filter(it -> request.everythingOwned()
                        || request.wanted().contains(it.what().id()))
                .map(it -> it.seenBy(request.owner()))
                .toList());
    }

    @Override
    public ApplyOutcome apply(ApplyRequest request, Operation operation) {
        operation.checkpoint();
        Change change = request.change();
        Optional<LiveResource> now =
                Optional.ofNullable(running.get(change.id())).map(it -> it.seenBy(request.owner()));
        if (now.isEmpty() && change.desired().isEmpty()) {
            return ApplyOutcome.absent();
        }
        if (change.live().isPresent() ? !same(now, change.live()) : now.isPresent()) {
            return ApplyOutcome.conflict(Diagnostic.error("CONSOLE-CONFLICT")
                    .what(change.id() + " is not as the plan saw it")
                    .remedy("nothing; the next run plans anew")
                    .build());
        }
        out.accept(change.toString());
        if (change.desired().isEmpty()) {
            running.remove(change.id());
            return ApplyOutcome.deleted();
        }
        Running started = new Running(change.desired().get(), request.owner(), ++writes);
        running.put(change.id(), started);
        return ApplyOutcome.applied(started.seenBy(request.owner()));
    }

    private static boolean same(Optional<LiveResource> now, Optional<LiveResource> planned) {
        return now.filter(LiveResource::owned).map(LiveResource::version).equals(planned.map(LiveResource::version));
    }
}
