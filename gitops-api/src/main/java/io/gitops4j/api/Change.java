package io.gitops4j.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One step of a plan, with the live state that it was computed from. Made by the engine. */
public final class Change {
    private final ChangeKind kind;
    private final ResourceId id;
    private final ServiceId service;
    private final Optional<DesiredResource> desired;
    private final Optional<LiveResource> live;
    private final List<FieldDiff> diff;
    private final String reason;

    private Change(
            ChangeKind kind,
            ServiceId service,
            Optional<DesiredResource> desired,
            Optional<LiveResource> live,
            List<FieldDiff> diff,
            String reason) {
        this.kind = kind;
        this.id = desired.map(DesiredResource::id)
                .or(() -> live.map(LiveResource::id))
                .orElseThrow();
        this.service = Objects.requireNonNull(service, "service");
        this.desired = desired;
        this.live = live;
        this.diff = List.copyOf(diff);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Nothing to do. */
    public static Change none(DesiredResource desired, LiveResource live) {
        return new Change(
                ChangeKind.NONE, desired.service(), Optional.of(desired), Optional.of(live), List.of(), "as declared");
    }

    /** To be made. */
    public static Change create(DesiredResource desired, String reason) {
        return new Change(
                ChangeKind.CREATE, desired.service(), Optional.of(desired), Optional.empty(), List.of(), reason);
    }

    /** To be changed in place. */
    public static Change update(DesiredResource desired, LiveResource live, List<FieldDiff> diff, String reason) {
        return new Change(ChangeKind.UPDATE, desired.service(), Optional.of(desired), Optional.of(live), diff, reason);
    }

    /** To be deleted and made anew. */
    public static Change recreate(DesiredResource desired, LiveResource live, List<FieldDiff> diff, String reason) {
        return new Change(
                ChangeKind.RECREATE, desired.service(), Optional.of(desired), Optional.of(live), diff, reason);
    }

    /** To be deleted; {@code live} is owned. */
    public static Change delete(LiveResource live, String reason) {
        ServiceId service = live.service().orElseThrow(() -> new IllegalArgumentException(live + " has no service"));
        return new Change(ChangeKind.DELETE, service, Optional.empty(), Optional.of(live), List.of(), reason);
    }

    /** The same step, computed from a newer version of the same live state. */
    public Change basedOn(LiveResource newer) {
        return new Change(kind, service, desired, Optional.of(newer), diff, reason);
    }

    /** What is to be done. */
    public ChangeKind kind() {
        return kind;
    }

    /** With what. */
    public ResourceId id() {
        return id;
    }

    /** For which service. */
    public ServiceId service() {
        return service;
    }

    /** What is wanted; absent for a delete. */
    public Optional<DesiredResource> desired() {
        return desired;
    }

    /** What was there when the plan was made; absent for a create. */
    public Optional<LiveResource> live() {
        return live;
    }

    /** What differs, secrets masked; may be empty for an update whose details the target cannot tell. */
    public List<FieldDiff> diff() {
        return diff;
    }

    /** Why, for people. */
    public String reason() {
        return reason;
    }

    /** What the plan's digest counts: the step, the wanted content, and the live content it was computed from. */
    String digestLine() {
        return kind + " " + id + " " + desired.map(DesiredResource::intent).orElse(Digest.NONE) + " "
                + live.map(LiveResource::fingerprint).orElse("");
    }

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
