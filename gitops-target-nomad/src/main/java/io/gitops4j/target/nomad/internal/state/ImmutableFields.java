package io.gitops4j.target.nomad.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.Document;
import io.gitops4j.api.FieldDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Nomad refuses to change in a job. Its plan does not look at them, only its registration does. */
final class ImmutableFields {
    private ImmutableFields() {}

    static List<FieldDiff> differences(JsonNode live, Document desired) {
        List<FieldDiff> differences = new ArrayList<>();
        compare("Type", live.path("Type").asText("service"), desired.text("Type"), differences);
        comparePresence("Periodic", live, desired, differences);
        comparePresence("ParameterizedJob", live, desired, differences);
        return differences;
    }

    private static void comparePresence(String field, JsonNode live, Document desired, List<FieldDiff> differences) {
        String before = live.path(field).isObject() ? "present" : "";
        compare(field, before, desired.find(field).isPresent() ? "present" : "", differences);
    }

    private static void compare(String field, String before, String after, List<FieldDiff> differences) {
        if (!before.equals(after)) {
            differences.add(new FieldDiff(field, some(before), some(after)));
        }
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
