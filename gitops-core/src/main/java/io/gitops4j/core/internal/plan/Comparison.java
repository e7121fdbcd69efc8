package io.gitops4j.core.internal.plan;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Lifecycle;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.Severity;
import io.gitops4j.core.internal.desired.DesiredService;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Preview;
import io.gitops4j.spi.PreviewRequest;
import io.gitops4j.spi.Target;
import java.util.List;
import java.util.Optional;

/** Decides what one wanted resource needs. */
public final class Comparison {
    private final Target target;
    private final String owner;
    private final ResourceMemory memory;

    public Comparison(Target target, String owner, ResourceMemory memory) {
        this.target = target;
        this.owner = owner;
        this.memory = memory;
    }

    /** The change; nothing when it cannot be made, and then a finding says why. */
    Optional<Change> compare(
            DesiredService service,
            DesiredResource desired,
            Optional<LiveResource> live,
            Findings findings,
            Operation operation) {
        if (live.isEmpty()) {
            return Optional.of(Change.create(desired, "does not exist"));
        }
        if (desired.lifecycle() == Lifecycle.CREATE_ONLY) {
            return Optional.of(Change.none(desired, live.get()));
        }
        if (!live.get().owned()) {
            findings.add(foreign(service, live.get()));
            return Optional.empty();
        }
        if (memory.confirms(desired, live.get())) {
            return Optional.of(Change.none(desired, live.get()));
        }
        try {
            Preview preview = preview(desired, live.get(), operation);
            findings.addAll(preview.diagnostics());
            return Optional.of(change(desired, live.get(), preview));
        } catch (GitOpsException e) {
            operation.checkpoint();
            return undecided(desired, live.get(), e, findings);
        }
    }

    /** Asks the target what it would do. */
    public Preview preview(DesiredResource desired, LiveResource live, Operation operation) {
        operation.checkpoint();
        Preview preview = PluginCall.call(
                "the target", () -> target.preview(new PreviewRequest(owner, desired, live), operation));
        if (!preview.kind().writes()) {
            memory.confirm(desired, live);
        }
        return preview;
    }

    private static Change change(DesiredResource desired, LiveResource live, Preview preview) {
        return switch (preview.kind()) {
            case NONE -> Change.none(desired, live);
            case RECREATE ->
                Change.recreate(desired, live, preview.diff(), "a field that cannot be changed in place differs");
            default -> Change.update(desired, live, preview.diff(), "differs from what is declared");
        };
    }

    /** Not comparable is never the same as unchanged: either the service waits with an error, or it is written again. */
    private static Optional<Change> undecided(
            DesiredResource desired, LiveResource live, GitOpsException e, Findings findings) {
        return switch (e.kind()) {
            case CANCELLED -> throw e;
            case UNAVAILABLE, TIMEOUT, UNSUPPORTED, CONFLICT -> {
                e.diagnostics().stream()
                        .map(d -> d.withSeverity(Severity.WARNING))
                        .forEach(findings::add);
                yield Optional.of(Change.update(desired, live, List.of(), "could not be compared"));
            }
            default -> {
                findings.addAll(e.diagnostics());
                yield Optional.empty();
            }
        };
    }

    private static Diagnostic foreign(DesiredService service, LiveResource live) {
        String by = live.claimedBy().isEmpty() ? "" : ", it seems to belong to " + live.claimedBy();
        return Diagnostic.error("TARGET-FOREIGN")
                .at(service.manifest())
                .what(live.id() + " is there already and does not carry our mark" + by)
                .remedy("rename the service, or delete the other one; it is neither changed nor deleted by us")
                .build();
    }
}
