package io.gitops4j.forge.github.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A few paths of GitHub's own description of its API, and what they demand of requests and answers. */
final class OpenApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(Dialects.getOpenApi30());
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");

    private final ObjectNode components;
    private final Map<String, JsonNode> paths = new TreeMap<>();
    private final Map<String, Pattern> patterns = new HashMap<>();
    /** By identity: the nodes are large, and always the same. */
    private final IdentityHashMap<JsonNode, Schema> schemas = new IdentityHashMap<>();

    private OpenApi(JsonNode whole, List<String> templates) {
        for (String template : templates) {
            JsonNode path = whole.path("paths").path(template);
            if (path.isMissingNode()) {
                throw new IllegalArgumentException("GitHub's description has no path " + template);
            }
            paths.put(template, path);
            patterns.put(
                    template,
                    Pattern.compile(
                            PARAMETER.matcher(template).replaceAll(name -> "(?<" + group(name.group(1)) + ">[^/]+)")));
        }
        this.components = used(whole);
    }

    /** Only these paths, and what they refer to: the whole has thirteen megabytes. */
    static OpenApi read(Path file, List<String> templates) {
        try {
            return new OpenApi(JSON.readTree(file.toFile()), templates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String group(String parameter) {
        return "g" + parameter.replace("_", "");
    }

    private ObjectNode used(JsonNode whole) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        Set<String> seen = new HashSet<>();
        Deque<JsonNode> open = new ArrayDeque<>(paths.values());
        while (!open.isEmpty()) {
            for (String reference : open.pop().findValuesAsText("$ref")) {
                if (seen.add(reference)) {
                    String[] steps = reference.split("/", -1);
                    JsonNode found = whole.at(reference.substring(1));
                    kept.withObject("/" + steps[2]).set(steps[3].replace("~1", "/"), found);
                    open.push(found);
                }
            }
        }
        return kept;
    }

    /**
     * An operation of a request.
     *
     * @param template of the path
     * @param values of its parameters
     */
    record Operation(String template, Map<String, String> values, JsonNode description) {}

    Optional<Operation> find(String method, String path) {
        for (Map.Entry<String, JsonNode> entry : paths.entrySet()) {
            Matcher matcher = patterns.get(entry.getKey()).matcher(path);
            JsonNode operation = entry.getValue().path(method.toLowerCase(java.util.Locale.ROOT));
            if (matcher.matches() && !operation.isMissingNode()) {
                Map<String, String> values = new TreeMap<>();
                Matcher names = PARAMETER.matcher(entry.getKey());
                while (names.find()) {
                    values.put(names.group(1), matcher.group(group(names.group(1))));
                }
                return Optional.of(new Operation(entry.getKey(), values, operation));
            }
        }
        return Optional.empty();
    }

    /** What the description does not allow of a request. */
    List<String> wrong(Operation operation, Map<String, String> query, Optional<JsonNode> body) {
        List<String> wrong = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (JsonNode raw : operation.description.path("parameters")) {
            JsonNode parameter = resolved(raw);
            String name = parameter.path("name").asText();
            boolean inPath = parameter.path("in").asText().equals("path");
            Optional<String> value = Optional.ofNullable(inPath ? operation.values.get(name) : query.get(name));
            if (!inPath) {
                known.add(name);
            }
            JsonNode schema = resolved(parameter.path("schema"));
            value.ifPresent(text -> wrong.addAll(errors(name, schema, typed(text, schema))));
            if (value.isEmpty() && parameter.path("required").asBoolean()) {
                wrong.add(name + " is missing");
            }
        }
        query.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> wrong.add("no parameter " + name));
        JsonNode schema = operation.description.at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            body.ifPresent(json -> wrong.add("a body where none belongs"));
        } else {
            body.ifPresentOrElse(
                    json -> {
                        wrong.addAll(errors("body", schema, json));
                        wrong.addAll(unknown("body", schema, json));
                    },
                    () -> wrong.add("the body is missing"));
        }
        return wrong;
    }

    /** What the description does not allow of an answer; one without a schema is allowed. */
    List<String> wrongAnswer(Operation operation, int status, JsonNode json) {
        JsonNode response = operation.description.path("responses").path(String.valueOf(status));
        if (response.isMissingNode()) {
            return List.of("GitHub never answers " + status);
        }
        JsonNode schema = resolved(response).at("/content/application~1json/schema");
        return schema.isMissingNode() ? List.of() : errors("answer", schema, json);
    }

    /** GitHub's own example of an answer. */
    ObjectNode example(String method, String template, int status) {
        JsonNode content = resolved(paths.get(template)
                        .path(method.toLowerCase(java.util.Locale.ROOT))
                        .path("responses")
                        .path(String.valueOf(status)))
                .at("/content/application~1json/examples");
        JsonNode value = resolved(content.elements().next()).path("value");
        return (ObjectNode) (value.isArray() ? value.get(0) : value).deepCopy();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(components.at(node.get("$ref").asText().substring("#/components".length())))
                : node;
    }

    private List<String> errors(String what, JsonNode schema, JsonNode value) {
        return validator(schema).validate(value).stream()
                .map(error -> what + ": " + error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private synchronized Schema validator(JsonNode schema) {
        return schemas.computeIfAbsent(schema, any -> {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.putArray("allOf").add(schema);
            root.set("components", components);
            return SCHEMAS.getSchema(root);
        });
    }

    /** The description allows further fields; GitHub ignores them, so they are mistakes of the client. */
    private List<String> unknown(String what, JsonNode raw, JsonNode value) {
        JsonNode schema = resolved(raw);
        List<String> wrong = new ArrayList<>();
        if (value.isObject() && schema.has("properties")) {
            value.properties().forEach(field -> {
                JsonNode property = schema.path("properties").path(field.getKey());
                if (property.isMissingNode()) {
                    wrong.add(what + ": no field " + field.getKey());
                } else {
                    wrong.addAll(unknown(what + "/" + field.getKey(), property, field.getValue()));
                }
            });
        }
        if (value.isArray()) {
            value.forEach(item -> wrong.addAll(unknown(what, schema.path("items"), item)));
        }
        return wrong;
    }

    private static JsonNode typed(String text, JsonNode schema) {
        return schema.path("type").asText().equals("integer") && text.matches("[0-9]{1,18}")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
                : JsonNodeFactory.instance.textNode(text);
    }
}
