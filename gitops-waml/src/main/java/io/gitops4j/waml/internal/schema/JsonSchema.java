package io.gitops4j.waml.internal.schema;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Says the fields of a file in JSON Schema 2020-12. It knows fields, types, words and forms of single values; what depends on two
 * values, on merging or on how a value is written is left to the parser. It refuses nothing that the parser takes.
 */
public final class JsonSchema {
    /** Keys of the author's own. Those that mean something are known where they do, and nowhere else. */
    private static final String OWN_KEYS =
            "^x-(?!(" + Extensions.inOrder().stream().map(Extensions::target).collect(Collectors.joining("|")) + ")$)";

    private final IdentityHashMap<Object, Integer> uses = new IdentityHashMap<>();
    private final IdentityHashMap<Object, String> names = new IdentityHashMap<>();
    private final Map<String, Object> definitions = new LinkedHashMap<>();

    private JsonSchema() {}

    /**
     * The schema of a file, as maps, lists and values.
     *
     * @param version what stands at {@code schema}
     * @param file the fields of the file
     */
    public static Map<String, Object> of(String version, MappingShape file) {
        return new JsonSchema().root(version, file);
    }

    private Map<String, Object> root(String version, MappingShape file) {
        // First, so that what `defaults` has too is named after `deploy`.
        file.field("deploy").ifPresent(field -> count(field.shape(), "deploy"));
        file.fields().stream()
                .filter(field -> !field.name().equals("deploy"))
                .forEach(field -> count(field, field.name()));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "WAML, schema " + version);
        root.put("description", "A service and where it is deployed to. Keys that start with x- are yours.");
        Map<String, Object> properties = properties(file);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", description(file.field("schema").orElseThrow()));
        schema.put("enum", List.of(version, Integer.valueOf(version)));
        properties.put("schema", schema);
        root.putAll(mapping("object", properties, required(file)));
        root.put("$defs", definitions);
        return root;
    }

    /** Whatever is used twice gets a name, that of the place where it is met first. */
    private void count(Field field, String path) {
        if (uses.merge(field, 1, Integer::sum) > 1) {
            return;
        }
        names.put(field, path);
        count(field.shape(), path);
    }

    private void count(Shape shape, String path) {
        if (shape instanceof Shape.Items items) {
            // Not the name of the list itself, which may be used twice too.
            count(items.item(), path + ".item");
        } else if (shape instanceof Shape.Keyed keyed) {
            count(keyed.value(), path);
        } else if (shape instanceof MappingShape mapping && uses.merge(mapping, 1, Integer::sum) == 1) {
            names.put(mapping, path);
            mapping.fields().forEach(field -> count(field, path + "." + field.name()));
        }
    }

    private Map<String, Object> field(Field field) {
        return uses.getOrDefault(field, 0) > 1 ? named(field, "", () -> inPlace(field)) : inPlace(field);
    }

    private Map<String, Object> inPlace(Field field) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", description(field));
        if (!field.fallback().isEmpty()) {
            schema.put("default", ValueSchema.fallback(field.fallback(), field.shape()));
        }
        schema.putAll(shape(field.shape(), field.nullable()));
        return schema;
    }

    private static String description(Field field) {
        String about = field.about().substring(0, 1).toUpperCase(Locale.ROOT)
                + field.about().substring(1) + ".";
        boolean list = field.shape() instanceof Shape.Items;
        Shape inner = field.shape() instanceof Shape.Items items ? items.item() : field.shape();
        return inner instanceof Shape.Single single
                ? about + (list ? " Each value: " : " Value: ") + single.rule().expects() + "."
                : about;
    }

    private Map<String, Object> shape(Shape shape, boolean nullable) {
        if (shape instanceof Shape.Single single) {
            return ValueSchema.of(single.rule().form(), nullable);
        }
        if (shape instanceof MappingShape mapping) {
            return uses.getOrDefault(mapping, 0) > 1
                    ? named(mapping, nullable ? ".optional" : "", () -> mapping(mapping, nullable))
                    : mapping(mapping, nullable);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        if (shape instanceof Shape.Items items) {
            schema.put("type", ValueSchema.types("array", nullable));
            schema.put("items", shape(items.item(), false));
        } else if (shape instanceof Shape.Keyed keyed) {
            schema.put("type", ValueSchema.types("object", nullable));
            schema.put("propertyNames", ValueSchema.of(keyed.key().form(), false));
            schema.put("additionalProperties", shape(keyed.value(), true));
        }
        return schema;
    }

    private Map<String, Object> mapping(MappingShape mapping, boolean nullable) {
        return mapping(ValueSchema.types("object", nullable), properties(mapping), required(mapping));
    }

    private static Map<String, Object> mapping(Object type, Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        schema.put("properties", properties);
        schema.put("patternProperties", Map.of(OWN_KEYS, Map.of()));
        schema.put("additionalProperties", false);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private Map<String, Object> properties(MappingShape mapping) {
        Map<String, Object> properties = new LinkedHashMap<>();
        mapping.fields().forEach(field -> properties.put(field.name(), field(field)));
        return properties;
    }

    private static List<String> required(MappingShape mapping) {
        return mapping.fields().stream()
                .filter(Field::required)
                .map(Field::name)
                .toList();
    }

    private Map<String, Object> named(Object what, String suffix, Supplier<Map<String, Object>> schema) {
        String name = names.get(what) + suffix;
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of()); // keeps its place before those that it uses
            definitions.put(name, schema.get());
        }
        return new LinkedHashMap<>(Map.of("$ref", "#/$defs/" + name));
    }
}
