package io.gitops4j.api;

import java.util.Objects;
import java.util.Set;

/** One native thing as the source wants it. Made by a target's renderer with {@link #of}. */
public final class DesiredResource {
    private final ResourceId id;
    private final ServiceId service;
    private final Document body;
    private final Digest intent;
    private final int stage;
    private final Lifecycle lifecycle;
    private final Set<String> sensitive;

    private DesiredResource(
            ResourceId id,
            ServiceId service,
            Document body,
            Digest intent,
            int stage,
            Lifecycle lifecycle,
            Set<String> sensitive) {
        this.id = id;
        this.service = service;
        this.body = body;
        this.intent = intent;
        this.stage = stage;
        this.lifecycle = lifecycle;
        this.sensitive = sensitive;
    }

    /** A resource of stage 0 that belongs to {@code service}. The body must not depend on time or revision unless that is meant. */
    public static DesiredResource of(ResourceId id, ServiceId service, Document body) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(service, "service");
        return new DesiredResource(id, service, body, body.digest(), 0, Lifecycle.OWNED, Set.of());
    }

    /** The same, applied after all resources of lower stages and deleted before them. */
    public DesiredResource atStage(int value) {
        return new DesiredResource(id, service, body, intent, value, lifecycle, sensitive);
    }

    /** The same with another lifecycle. */
    public DesiredResource with(Lifecycle value) {
        return new DesiredResource(id, service, body, intent, stage, value, sensitive);
    }

    /** The same with names whose values must be masked in every diff, see {@link FieldDiff#between}. */
    public DesiredResource masking(Set<String> names) {
        return new DesiredResource(id, service, body, intent, stage, lifecycle, Set.copyOf(names));
    }

    /** Its name at the target. */
    public ResourceId id() {
        return id;
    }

    /** The service that it is part of. */
    public ServiceId service() {
        return service;
    }

    /** What is sent to the target. */
    public Document body() {
        return body;
    }

    /** Digest of the body. */
    public Digest intent() {
        return intent;
    }

    /** Lower stages are applied first. */
    public int stage() {
        return stage;
    }

    /** What the engine may do with it. */
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    /** Names whose values are masked in diffs. */
    public Set<String> sensitive() {
        return sensitive;
    }

    @Override
    public String toString() {
        return id + " of " + service;
    }
}
