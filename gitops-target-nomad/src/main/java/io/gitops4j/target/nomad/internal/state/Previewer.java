package io.gitops4j.target.nomad.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Preview;
import io.gitops4j.spi.PreviewRequest;
import io.gitops4j.target.nomad.internal.Kinds;
import io.gitops4j.target.nomad.internal.PlacementFailure;
import io.gitops4j.target.nomad.internal.client.NomadClient;
import java.util.ArrayList;
import java.util.List;

/** What a registration would change, as Nomad's own plan says: both sides went through its defaults. */
public final class Previewer {
    private final NomadClient client;

    /** Asks through this client. */
    public Previewer(NomadClient client) {
        this.client = client;
    }

    /** See {@link io.gitops4j.spi.Target#preview}. */
    public Preview preview(PreviewRequest request, Operation operation) {
        DesiredResource desired = request.desired();
        if (Kinds.isNamespace(desired.id())) {
            return Preview.of(List.of());
        }
        JsonNode live = client.job(desired.id(), operation).orElseThrow(() -> gone(desired));
        List<FieldDiff> immutable = ImmutableFields.differences(live, desired.body());
        if (!immutable.isEmpty()) {
            return new Preview(ChangeKind.RECREATE, immutable, List.of());
        }
        Document counted = InstanceCount.of(desired.body(), live).job();
        try {
            return preview(desired, client.plan(counted, operation));
        } catch (GitOpsException e) {
            return refused(desired, counted, e, operation);
        }
    }

    private static Preview preview(DesiredResource desired, JsonNode plan) {
        List<FieldDiff> diff = new JobDiff(desired.sensitive()).read(plan.path("Diff"));
        List<Diagnostic> notes = new ArrayList<>();
        JsonNode unplaced = plan.path("FailedTGAllocs");
        if (unplaced.isObject() && !unplaced.isEmpty()) {
            notes.add(Diagnostic.warning("NOMAD-CAPACITY")
                    .what(desired.id() + ": " + PlacementFailure.describe(unplaced))
                    .remedy("add nodes or ask for less")
                    .build());
        }
        String warnings = plan.path("Warnings").asText("");
        if (!warnings.isBlank()) {
            notes.add(Diagnostic.warning("NOMAD-WARNING")
                    .what(desired.id() + ": " + warnings.replaceAll("\\s+", " ").strip())
                    .remedy("see whether that is meant")
                    .build());
        }
        return new Preview(diff.isEmpty() ? ChangeKind.NONE : ChangeKind.UPDATE, diff, notes);
    }

    /** Plan tells an invalid job by an error without structure, so the validation is asked for the reasons. */
    private Preview refused(DesiredResource desired, Document job, GitOpsException failure, Operation operation) {
        if (failure.kind() != FailureKind.REJECTED) {
            throw failure;
        }
        return new Preview(
                ChangeKind.UPDATE,
                List.of(),
                List.of(Refusals.invalid(desired.id(), client.validate(job, operation), failure)));
    }

    private static GitOpsException gone(DesiredResource desired) {
        return new GitOpsException(
                FailureKind.CONFLICT,
                Diagnostic.error("NOMAD-CONFLICT")
                        .what(desired.id() + " was there when the target was listed, and is gone now")
                        .remedy("let the engine plan anew")
                        .build());
    }
}
