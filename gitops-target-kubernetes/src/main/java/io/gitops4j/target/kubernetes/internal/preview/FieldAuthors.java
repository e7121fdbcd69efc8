package io.gitops4j.target.kubernetes.internal.preview;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ResourceId;
import io.gitops4j.target.kubernetes.internal.fields.OwnedFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who set fields at the server that an update would set back. A manager that writes another value takes the field from us, and the
 * server notes its name and when that was (Kubernetes API reference, "Server-Side Apply"). Pure.
 */
final class FieldAuthors {
    private static final int SHOWN = 5;

    private final String fieldManager;

    FieldAuthors(String fieldManager) {
        this.fieldManager = fieldManager;
    }

    /** A note for each manager that holds fields which are not ours now, and are after the update. */
    List<Diagnostic> of(JsonNode live, JsonNode answer, ResourceId id) {
        JsonNode metadata = live.path("metadata");
        OwnedFields before = OwnedFields.of(metadata, fieldManager);
        OwnedFields after = OwnedFields.of(answer.path("metadata"), fieldManager);
        Set<String> taken = after.without(before);
        List<Diagnostic> notes = new ArrayList<>();
        for (JsonNode entry : metadata.path("managedFields")) {
            Set<String> held = new TreeSet<>(taken);
            held.removeAll(after.without(before.union(OwnedFields.heldBy(entry))));
            if (!held.isEmpty()) {
                notes.add(note(id, entry, held));
            }
        }
        return notes;
    }

    private static Diagnostic note(ResourceId id, JsonNode entry, Set<String> fields) {
        String shown = fields.stream().limit(SHOWN).collect(Collectors.joining(", "));
        String more = fields.size() > SHOWN ? " and " + (fields.size() - SHOWN) + " more" : "";
        String time = entry.path("time").asText("");
        return Diagnostic.info("K8S-AUTHOR")
                .path(id.toString())
                .what(shown + more + " was last set by '"
                        + entry.path("manager").asText() + "'" + (time.isEmpty() ? "" : " at " + time))
                .remedy("declare it in the manifest if it is meant to stay")
                .build();
    }
}
