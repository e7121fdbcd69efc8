package io.gitops4j.target.kubernetes.internal.preview;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.target.kubernetes.internal.client.Json;
import io.gitops4j.target.kubernetes.internal.fields.OwnedFields;
import io.gitops4j.target.kubernetes.internal.resource.LiveVersion;
import io.gitops4j.target.kubernetes.internal.write.ReplicaHandover;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the live object with the server's answer to a dry run, in the fields that are ours before or after. Pure. */
final class DryRunDiff {
    private static final String REPLICAS = "spec.replicas";

    private final String fieldManager;

    DryRunDiff(String fieldManager) {
        this.fieldManager = fieldManager;
    }

    List<FieldDiff> between(JsonNode live, JsonNode answer, DesiredResource desired, LiveVersion version) {
        OwnedFields before = OwnedFields.of(live.path("metadata"), fieldManager);
        OwnedFields after = OwnedFields.of(answer.path("metadata"), fieldManager);
        OwnedFields either = before.union(after);
        List<FieldDiff> values = new ArrayList<>(FieldDiff.between(
                Json.document(either.of(live)), Json.document(either.of(answer)), desired.sensitive()));
        if (ReplicaHandover.needed(desired, version)) {
            values.replaceAll(DryRunDiff::leftToTheAutoscaler);
        }
        return values.isEmpty() ? owners(before, after) : values;
    }

    /** The dry run knows nothing of the handover, so it shows a fall to one replica that does not happen. */
    private static FieldDiff leftToTheAutoscaler(FieldDiff diff) {
        return diff.path().equals(REPLICAS)
                ? new FieldDiff(REPLICAS, diff.before(), Optional.of("left to the autoscaler"))
                : diff;
    }

    /**
     * Equal values that we hold on one side only. They are a difference all the same: what we do not hold, others change without
     * our noticing.
     */
    private static List<FieldDiff> owners(OwnedFields before, OwnedFields after) {
        List<FieldDiff> owners = new ArrayList<>();
        after.without(before)
                .forEach(path -> owners.add(
                        new FieldDiff(path + " (held by)", Optional.of("others"), Optional.of("this engine"))));
        before.without(after)
                .forEach(path -> owners.add(
                        new FieldDiff(path + " (held by)", Optional.of("this engine"), Optional.of("nobody"))));
        return owners;
    }
}
