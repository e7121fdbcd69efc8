package io.gitops4j.target.kubernetes.internal.preview;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Preview;
import io.gitops4j.spi.PreviewRequest;
import io.gitops4j.target.kubernetes.internal.client.ApiAnswer;
import io.gitops4j.target.kubernetes.internal.client.ApiClient;
import io.gitops4j.target.kubernetes.internal.client.ApiFailures;
import io.gitops4j.target.kubernetes.internal.client.ApiRequest;
import io.gitops4j.target.kubernetes.internal.client.ApiStatus;
import io.gitops4j.target.kubernetes.internal.client.SensitiveText;
import io.gitops4j.target.kubernetes.internal.resource.LiveVersion;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import io.gitops4j.target.kubernetes.internal.write.ApplyRequests;
import java.util.List;

/** Asks the server what an update would make of one object: a read, and an apply that is not stored. Thread-safe. */
public final class Previewer {
    private final ApiClient client;
    private final ApplyRequests requests;
    private final DryRunDiff diff;
    private final FieldAuthors authors;

    /** Over a client that somebody else closes. */
    public Previewer(ApiClient client, ApplyRequests requests, String fieldManager) {
        this.client = client;
        this.requests = requests;
        this.diff = new DryRunDiff(fieldManager);
        this.authors = new FieldAuthors(fieldManager);
    }

    /** What would differ. A refused dry run never comes out as "no change". */
    public Preview preview(PreviewRequest request, Operation operation) {
        DesiredResource desired = request.desired();
        ResourceKind kind = ResourceKind.of(desired.id().kind())
                .orElseThrow(
                        () -> failed(FailureKind.UNSUPPORTED, "K8S-KIND", desired, "is of a kind that is not known"));
        LiveVersion version = LiveVersion.parse(request.live().version());
        JsonNode live = live(kind, desired, operation);
        ApiRequest dryRun = requests.dryRun(kind, desired, version);
        ApiAnswer answer = client.send(dryRun, operation);
        if (answer.ok()) {
            List<FieldDiff> fields = diff.between(live, answer.json(), desired, version);
            return fields.isEmpty()
                    ? Preview.of(fields)
                    : new Preview(ChangeKind.UPDATE, fields, authors.of(live, answer.json(), desired.id()));
        }
        return refused(desired, live, dryRun, SensitiveText.masked(answer.status(), desired));
    }

    private JsonNode live(ResourceKind kind, DesiredResource desired, Operation operation) {
        ApiRequest get =
                ApiRequest.get(kind, desired.id().namespace(), desired.id().name());
        ApiAnswer answer = client.send(get, operation);
        if (answer.code() == 404) {
            throw failed(FailureKind.CONFLICT, "K8S-MOVED", desired, "has gone since it was observed");
        }
        if (!answer.ok()) {
            Failure failure = ApiFailures.refused(get, answer.status());
            throw new GitOpsException(failure.kind(), failure.diagnostic());
        }
        return answer.json();
    }

    private static Preview refused(DesiredResource desired, JsonNode live, ApiRequest dryRun, ApiStatus status) {
        if (status.code() == 409 || status.anotherUid()) {
            throw failed(FailureKind.CONFLICT, "K8S-MOVED", desired, "was made anew since it was observed");
        }
        if (status.immutableField()) {
            Diagnostic why = Diagnostic.warning("K8S-IMMUTABLE")
                    .what(desired.id() + " cannot be changed in place: " + status.text())
                    .remedy("undo the change, or allow that it is deleted and made anew")
                    .build();
            return new Preview(ChangeKind.RECREATE, IntentDiff.of(desired, live), List.of(why));
        }
        if (status.noDryRun()) {
            Diagnostic why = Diagnostic.warning("K8S-PREVIEW-APPROXIMATE")
                    .what("the difference of " + desired.id() + " is approximate: " + status.text())
                    .remedy("declare sideEffects None on the webhook")
                    .build();
            return new Preview(ChangeKind.UPDATE, IntentDiff.of(desired, live), List.of(why));
        }
        Failure failure = ApiFailures.refused(dryRun, status);
        return new Preview(ChangeKind.UPDATE, IntentDiff.of(desired, live), List.of(failure.diagnostic()));
    }

    private static GitOpsException failed(FailureKind kind, String code, DesiredResource desired, String what) {
        return new GitOpsException(
                kind,
                Diagnostic.error(code)
                        .what(desired.id() + " " + what)
                        .remedy("nothing, the next run starts from what is there")
                        .build());
    }
}
