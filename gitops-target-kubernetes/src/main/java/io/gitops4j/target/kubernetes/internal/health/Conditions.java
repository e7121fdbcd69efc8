package io.gitops4j.target.kubernetes.internal.health;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** {@code status.conditions} of an object. */
record Conditions(JsonNode list) {
    static Conditions of(JsonNode object) {
        return new Conditions(object.path("status").path("conditions"));
    }

    /** The condition if it is there. */
    Optional<Condition> find(String type) {
        for (JsonNode entry : list) {
            if (entry.path("type").asText().equals(type)) {
                return Optional.of(new Condition(
                        entry.path("status").asText(),
                        entry.path("reason").asText(""),
                        entry.path("message").asText("")));
            }
        }
        return Optional.empty();
    }

    /** The condition if it has that status. */
    Optional<Condition> find(String type, String status) {
        return find(type).filter(condition -> condition.status().equals(status));
    }

    /** One of them, in the server's words. */
    record Condition(String status, String reason, String message) {
        String text() {
            return message.isEmpty() ? reason : reason + ", " + message;
        }
    }
}
