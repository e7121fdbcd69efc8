package io.gitops4j.target.kubernetes.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A refusal in the server's own words.
 *
 * @param code the HTTP status
 * @param reason one word, such as {@code Conflict}; may be empty
 * @param message for people; may be empty
 * @param causes what exactly, if the server says
 */
public record ApiStatus(int code, String reason, String message, List<Cause> causes) {
    /**
     * One cause.
     *
     * @param reason one word
     * @param field the field meant
     * @param message for people
     */
    public record Cause(String reason, String field, String message) {}

    // The texts of the API's own validation; there is no code for it.
    private static final Pattern IMMUTABLE = Pattern.compile(
            "is immutable|immutable field|may not be changed|may not change once set|updates to .* are forbidden");

    /** Copies the list. */
    public ApiStatus {
        causes = List.copyOf(causes);
    }

    static ApiStatus of(int code, JsonNode status) {
        List<Cause> causes = new ArrayList<>();
        for (JsonNode cause : status.path("details").path("causes")) {
            causes.add(new Cause(
                    cause.path("reason").asText(""),
                    cause.path("field").asText(""),
                    cause.path("message").asText("")));
        }
        return new ApiStatus(
                code, status.path("reason").asText(""), status.path("message").asText(""), causes);
    }

    /** Whether a field was to be changed that cannot be. */
    public boolean immutableField() {
        return code == 422
                && (IMMUTABLE.matcher(message).find()
                        || causes.stream()
                                .anyMatch(cause ->
                                        IMMUTABLE.matcher(cause.message()).find()));
    }

    /** Whether the object is another one than the one meant, though it has the same name. */
    public boolean anotherUid() {
        return code == 422 && causes.stream().anyMatch(cause -> cause.field().equals("metadata.uid"));
    }

    /** Whether another field manager holds a field. */
    public boolean fieldManagerConflict() {
        return code == 409 && causes.stream().anyMatch(cause -> cause.reason().equals("FieldManagerConflict"));
    }

    /** Whether an admission webhook cannot take part in a dry run. */
    public boolean noDryRun() {
        return code == 400 && message.contains("does not support dry run");
    }

    /** Whether the object does not fit its type. The server calls that an error of its own, and it stays one for ever. */
    public boolean invalidObject() {
        return code == 500 && message.startsWith("failed to create typed patch object");
    }

    /** Whether the namespace is on its way out; nothing can be made in it until it is gone. */
    public boolean namespaceTerminating() {
        return code == 403 && causes.stream().anyMatch(cause -> cause.reason().equals("NamespaceTerminating"));
    }

    /** The message, or what else there is. */
    public String text() {
        return message.isEmpty() ? (reason.isEmpty() ? "status " + code : reason) : message;
    }
}
