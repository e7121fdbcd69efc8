package io.gitops4j.waml.internal.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A mapping with known keys; any other but {@code x-*} is an error (B14). */
public final class MappingShape implements Shape {
    private final Map<String, Field> fields;

    private MappingShape(Map<String, Field> fields) {
        this.fields = fields;
    }

    /** Starts one. */
    public static Builder of() {
        return new Builder();
    }

    /** The field of that name. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** All fields, in the order for readers. */
    public Collection<Field> fields() {
        return fields.values();
    }

    /** All names. */
    public Set<String> names() {
        return fields.keySet();
    }

    /** Collects the fields; not thread-safe. */
    public static final class Builder {
        private final Map<String, Field> fields = new LinkedHashMap<>();
        private String last = "";

        private Builder() {}

        /** A field that may be left out. */
        public Builder may(String name, Shape shape, String about) {
            return add(new Field(name, shape, Field.Presence.OPTIONAL, about));
        }

        /** A field that has to be there. */
        public Builder must(String name, Shape shape, String about) {
            return add(new Field(name, shape, Field.Presence.REQUIRED, about));
        }

        /** A field that has to be there, if only as null. */
        public Builder mustOrNull(String name, Shape shape, String about) {
            return add(new Field(name, shape, Field.Presence.REQUIRED_OR_NULL, about));
        }

        /** The field added last has this value where it is missing. */
        public Builder defaultsTo(String value) {
            return replaceLast(field -> field.defaultsTo(value));
        }

        /** The field added last is known since this version. */
        public Builder since(String version) {
            return replaceLast(field -> field.since(version));
        }

        /** More about the field added last is there: a link from {@code docs/waml}. */
        public Builder docs(String link) {
            return replaceLast(field -> field.docs(link));
        }

        /** A field made elsewhere. */
        public Builder add(Field field) {
            fields.put(field.name(), field);
            last = field.name();
            return this;
        }

        private Builder replaceLast(UnaryOperator<Field> change) {
            if (fields.computeIfPresent(last, (name, field) -> change.apply(field)) == null) {
                throw new IllegalStateException("there is no field yet");
            }
            return this;
        }

        /** All fields of another shape. */
        public Builder all(MappingShape other) {
            fields.putAll(other.fields);
            return this;
        }

        /** The shape. */
        public MappingShape build() {
            return new MappingShape(Collections.unmodifiableMap(new LinkedHashMap<>(fields)));
        }
    }
}
