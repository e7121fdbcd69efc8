package io.gitops4j.waml.internal.schema;

import io.gitops4j.waml.internal.rule.ValueForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says a value's form in JSON Schema. */
final class ValueSchema {
    /** What a single value may be that no list or mapping is. */
    private static final List<String> SINGLE = List.of("string", "number", "boolean");

    private ValueSchema() {}

    static Map<String, Object> of(ValueForm form, boolean nullable) {
        if (form.alternatives().isEmpty()) {
            return typed(SINGLE, nullable);
        }
        if (form.alternatives().size() == 1 && !(form.alternatives().get(0) instanceof ValueForm.Words)) {
            return of(form.alternatives().get(0), nullable);
        }
        List<Map<String, Object>> any = new ArrayList<>();
        form.alternatives().forEach(alternative -> any.add(of(alternative, false)));
        if (nullable) {
            any.add(typed("null", false));
        }
        return any.size() == 1 ? any.get(0) : new LinkedHashMap<>(Map.of("anyOf", any));
    }

    private static Map<String, Object> typed(Object type, boolean nullable) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", types(type, nullable));
        return schema;
    }

    /** A type with or without null. */
    static Object types(Object type, boolean nullable) {
        if (!nullable) {
            return type;
        }
        List<Object> types = new ArrayList<>(type instanceof List<?> several ? several : List.of(type));
        types.add("null");
        return types;
    }

    private static Map<String, Object> of(ValueForm.Alternative alternative, boolean nullable) {
        if (alternative instanceof ValueForm.Words words) {
            return new LinkedHashMap<>(Map.of("enum", words.words()));
        }
        if (alternative instanceof ValueForm.Text text) {
            Map<String, Object> schema = typed("string", nullable);
            if (!text.pattern().isEmpty()) {
                schema.put("pattern", text.pattern());
            }
            return schema;
        }
        if (alternative instanceof ValueForm.Whole whole) {
            Map<String, Object> schema = typed("integer", nullable);
            schema.put("minimum", whole.least());
            schema.put("maximum", whole.most());
            return schema;
        }
        if (alternative instanceof ValueForm.Decimal decimal) {
            Map<String, Object> schema = typed("number", nullable);
            schema.put(decimal.open() ? "exclusiveMinimum" : "minimum", decimal.least());
            schema.put(decimal.open() ? "exclusiveMaximum" : "maximum", decimal.most());
            return schema;
        }
        return typed("boolean", nullable);
    }

    /** A default as the manifest says it, in the type that it has there. */
    static Object fallback(String text, Shape shape) {
        if (!(shape instanceof Shape.Single single)) {
            return text;
        }
        for (ValueForm.Alternative alternative : single.rule().form().alternatives()) {
            if (alternative instanceof ValueForm.Flag) {
                return Boolean.valueOf(text);
            }
            if (alternative instanceof ValueForm.Whole && text.chars().allMatch(Character::isDigit)) {
                return Long.valueOf(text);
            }
        }
        return text;
    }
}
