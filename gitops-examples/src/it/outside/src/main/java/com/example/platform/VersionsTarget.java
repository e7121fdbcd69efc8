package com.example.platform;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Image;
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
import java.util.Properties;
import java.util.Set;

/** Keeps the image of each service in a properties file, as {@code name = owner image}. */
final class VersionsTarget implements Target {
    private final VersionsFile file;

    VersionsTarget(VersionsFile file) {
        this.file = file;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public Rendering render(RenderRequest request) {
        ServiceId service = request.spec().id();
        String image = request.spec().container().image().map(Image::reference).orElse("none");
        return new Rendering(
                List.of(DesiredResource.of(id(service.toString()), service, Document.of(Map.of("image", image)))),
                List.of());
    }

    @Override
    public Observation observe(ObserveRequest request, Operation operation) {
        operation.checkpoint();
        Properties versions = file.load();
        return Observation.complete(versions.stringPropertyNames().stream()
                .filter(name -> request.everythingOwned() || request.wanted().contains(id(name)))
                .map(name -> live(name, versions.getProperty(name), request.owner()))
                .toList());
    }

    @Override
    public ApplyOutcome apply(ApplyRequest request, Operation operation) {
        operation.checkpoint();
        Change change = request.change();
        String name = change.id().name();
        Properties versions = file.load();
        Optional<LiveResource> now = Optional.ofNullable(versions.getProperty(name))
                .map(value -> live(name, value, request.owner()));
        if (now.isEmpty() && change.desired().isEmpty()) {
            return ApplyOutcome.absent();
        }
        if (change.live().isPresent() ? !same(now, change.live()) : now.isPresent()) {
            return ApplyOutcome.conflict(Diagnostic.error("VERSIONS-CONFLICT")
                    .what(change.id() + " moved since the plan was made")
                    .remedy("nothing; the next run plans anew")
                    .build());
        }
        if (change.desired().isEmpty()) {
            versions.remove(name);
            file.store(versions);
            return ApplyOutcome.deleted();
        }
        String value = request.owner() + " " + change.desired().get().body().text("image");
        versions.setProperty(name, value);
        file.store(versions);
        return ApplyOutcome.applied(live(name, value, request.owner()));
    }

    private static boolean same(Optional<LiveResource> now, Optional<LiveResource> planned) {
        return now.filter(LiveResource::owned).map(LiveResource::version).equals(planned.map(LiveResource::version));
    }

    private static ResourceId id(String name) {
        return new ResourceId("version", "", name);
    }

    private static LiveResource live(String name, String value, String owner) {
        String[] parts = value.split(" ", 2);
        LiveResource.Builder live = parts[0].equals(owner)
                ? LiveResource.owned(id(name), ServiceId.parse(name))
                : LiveResource.foreign(id(name), parts[0]);
        return live.version(value)
                .fingerprint(value)
                .body(Document.of(Map.of("image", parts[parts.length - 1])))
                .build();
    }
}
