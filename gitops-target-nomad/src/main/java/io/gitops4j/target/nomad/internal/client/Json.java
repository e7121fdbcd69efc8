package io.gitops4j.target.nomad.internal.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the agent's JSON as trees; unknown fields do not matter. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static JsonNode tree(Call call, Answer answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw unreadable(call, e);
        }
    }

    /** One item of an array after the other, so that a long list is never a tree as a whole. */
    static void items(Call call, Answer answer, Consumer<JsonNode> each) {
        try (JsonParser parser = MAPPER.createParser(answer.body())) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.VALUE_NULL) {
                return;
            }
            if (first != JsonToken.START_ARRAY) {
                throw new IOException("a list was expected");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonNode item = MAPPER.readTree(parser);
                each.accept(item);
            }
        } catch (IOException e) {
            throw unreadable(call, e);
        }
    }

    /** Which keys a variable has; wipes the answer. What was stumbled over is not told, as it may be a value. */
    static Set<String> variableKeys(Call call, Answer answer) {
        try (JsonParser parser = MAPPER.createParser(answer.body())) {
            return VariableKeys.read(parser);
        } catch (IOException e) {
            throw unreadable(call, new IOException("no variable"));
        } finally {
            answer.wipe();
        }
    }

    private static GitOpsException unreadable(Call call, IOException cause) {
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                Diagnostic.error("NOMAD-ANSWER")
                        .what("the answer to " + call + " is not the JSON of a Nomad agent")
                        .remedy("see what listens at the address; a proxy may answer instead of the agent")
                        .build(),
                cause);
    }
}
