package io.gitops4j.core.internal.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.PluginProvider;
import java.util.List;

/** Writes the JSON Schema of a configuration. */
public final class SchemaWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NAME = "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$";

    private final List<PluginProvider<?>> providers;
    private final ObjectNode definitions = JSON.objectNode();

    private SchemaWriter(List<PluginProvider<?>> providers) {
        this.providers = providers;
    }

    /** The schema, indented. */
    public static String json(List<PluginProvider<?>> providers) {
        return new SchemaWriter(providers).root().toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private ObjectNode root() {
        for (ProviderType type : ProviderType.values()) {
            for (PluginProvider<?> provider : type.among(providers)) {
                definitions.set(definition(type, provider), OptionSchema.object(provider.configSpec()));
            }
        }
        ObjectNode root = JSON.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "GitOps4J configuration");
        root.setAll(OptionSchema.object(Structure.TOP));
        ObjectNode properties = (ObjectNode) root.get("properties");
        put(properties, Structure.SOURCES, byName(plugin(ProviderType.SOURCE)));
        put(
                properties,
                Structure.PARSERS,
                OptionSchema.list(plugin(ProviderType.PARSER)).put("minItems", 1));
        put(properties, Structure.ENVIRONMENTS, byName(environment()));
        put(properties, Structure.VALIDATORS, byName(plugin(ProviderType.VALIDATOR)));
        put(properties, Structure.POLICIES, byName(plugin(ProviderType.POLICY)));
        put(properties, Structure.REPORTERS, byName(plugin(ProviderType.REPORTER)));
        put(properties, Structure.NOTIFIERS, byName(plugin(ProviderType.NOTIFIER)));
        put(properties, Structure.STORE, plugin(ProviderType.STORE));
        put(properties, Structure.LIMITS, OptionSchema.object(LimitKeys.SPEC));
        properties.withObject("/" + Structure.OWNER.name()).put("pattern", NAME.replace("_-]", "._-]"));
        root.set("$defs", definitions);
        return root;
    }

    private ObjectNode environment() {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        put(properties, Structure.TARGET, id(ProviderType.TARGET));
        put(properties, Structure.OPTIONS, JSON.objectNode().put("type", "object"));
        put(properties, Structure.RENDER_TO, plugin(ProviderType.RENDERED_STORE));
        put(properties, Structure.SECRET_CHECKER, plugin(ProviderType.SECRET_CHECKER));
        put(properties, Structure.LABELS, OptionSchema.map());
        put(
                properties,
                Structure.ENVIRONMENT_SOURCES,
                OptionSchema.list(JSON.objectNode().put("type", "string")));
        put(
                properties,
                Structure.ENVIRONMENT_POLICIES,
                OptionSchema.list(JSON.objectNode().put("type", "string")));
        put(
                properties,
                Structure.ENVIRONMENT_REPORTERS,
                OptionSchema.list(JSON.objectNode().put("type", "string")));
        put(
                properties,
                Structure.ENVIRONMENT_NOTIFIERS,
                OptionSchema.list(JSON.objectNode().put("type", "string")));
        put(properties, Structure.ENVIRONMENT_LIMITS, OptionSchema.object(LimitKeys.SPEC));
        put(properties, Structure.ENVIRONMENT_RULES, OptionSchema.object(RuleKeys.SPEC));
        schema.putObject("dependentRequired").putArray(Structure.OPTIONS.name()).add(Structure.TARGET.name());
        schema.put("additionalProperties", false);
        conditions(schema, ProviderType.TARGET, Structure.TARGET, Structure.OPTIONS);
        return schema;
    }

    private ObjectNode plugin(ProviderType type) {
        ObjectNode full = JSON.objectNode().put("type", "object");
        ObjectNode properties = full.putObject("properties");
        put(properties, Structure.PROVIDER, id(type));
        put(properties, Structure.PLUGIN_OPTIONS, JSON.objectNode().put("type", "object"));
        full.putArray("required").add(Structure.PROVIDER.name());
        full.put("additionalProperties", false);
        conditions(full, type, Structure.PROVIDER, Structure.PLUGIN_OPTIONS);
        ObjectNode either = JSON.objectNode();
        either.putArray("oneOf").add(id(type)).add(full);
        return either;
    }

    /** The options of each known provider; an embedder's own provider is not known here, and so not judged. */
    private void conditions(ObjectNode schema, ProviderType type, Structure.Part provider, Structure.Part options) {
        ArrayNode all = JSON.arrayNode();
        for (PluginProvider<?> known : type.among(providers)) {
            ObjectNode condition = all.addObject();
            ObjectNode test = condition.putObject("if");
            test.putObject("properties").putObject(provider.name()).put("const", known.id());
            test.putArray("required").add(provider.name());
            ObjectNode then = condition.putObject("then");
            then.putObject("properties").putObject(options.name()).put("$ref", "#/$defs/" + definition(type, known));
            if (known.configSpec().keys().stream().anyMatch(SchemaWriter::mustBeWritten)) {
                then.putArray("required").add(options.name());
            }
        }
        if (!all.isEmpty()) {
            schema.set("allOf", all);
        }
    }

    private static boolean mustBeWritten(ConfigKey<?> key) {
        return key.isRequired() && key.defaultValue().isEmpty();
    }

    private ObjectNode id(ProviderType type) {
        ObjectNode schema = JSON.objectNode().put("type", "string");
        ArrayNode examples = JSON.arrayNode();
        type.among(providers).forEach(provider -> examples.add(provider.id()));
        if (!examples.isEmpty()) {
            schema.set("examples", examples);
        }
        return schema;
    }

    private static ObjectNode byName(ObjectNode value) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        schema.putObject("propertyNames").put("pattern", NAME);
        schema.set("additionalProperties", value);
        return schema;
    }

    private static void put(ObjectNode properties, Structure.Part part, ObjectNode schema) {
        properties.set(part.name(), schema.put("description", part.description()));
    }

    private static String definition(ProviderType type, PluginProvider<?> provider) {
        return type.word() + "-" + provider.id();
    }
}
