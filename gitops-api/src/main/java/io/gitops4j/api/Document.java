package io.gitops4j.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object made of plain JDK types: {@link Map}, {@link List}, {@link String}, {@link Boolean}, {@link Long},
 * {@link BigInteger} and {@link BigDecimal}. Deeply immutable, equal by value, the order of keys kept for output only.
 *
 * <p>There is no null inside: an entry whose value is null is left out, as absent and null mean the same to every target.
 */
public final class Document {
    private static final int MOST_ZEROS = 100;

    private final Map<String, Object> fields;

    private Document(Map<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * A deep copy of {@code fields}. Numbers are normalised: integral ones to {@link Long} (or {@link BigInteger}), others to
     * {@link BigDecimal}.
     *
     * @throws IllegalArgumentException when a value is of another type, naming where
     */
    public static Document of(Map<String, ?> fields) {
        return new Document(copyMap(fields, ""));
    }

    /** The deeply unmodifiable content. */
    public Map<String, Object> fields() {
        return fields;
    }

    /** The value behind the keys, if every step is there; lists are not stepped into. */
    public Optional<Object> find(String... keys) {
        Object at = fields;
        for (String key : keys) {
            if (!(at instanceof Map<?, ?> map) || !map.containsKey(key)) {
                return Optional.empty();
            }
            at = map.get(key);
        }
        return Optional.of(at);
    }

    /** The text behind the keys, or the empty string. */
    public String text(String... keys) {
        return find(keys).map(Object::toString).orElse("");
    }

    /** SHA-256 of the JSON text with sorted keys: equal documents have equal digests whatever the order of their keys. */
    public Digest digest() {
        return Digest.ofText(JsonText.canonical(fields));
    }

    /** JSON on one line, keys in the order given. */
    public String toJson() {
        return JsonText.of(fields);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Document that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** The number of top-level fields only, as content may be secret. */
    @Override
    public String toString() {
        return "Document(" + fields.size() + " fields)";
    }

    private static Map<String, Object> copyMap(Map<?, ?> map, String path) {
        Map<String, Object> copy = new LinkedHashMap<>(map.size() * 2);
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException("key " + key + " at '" + path + "' is not a string");
            }
            if (value != null) {
                copy.put(name, copyValue(value, path + "/" + name));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    private static Object copyValue(@Nullable Object value, String path) {
        if (value instanceof String || value instanceof Boolean || value instanceof Long) {
            return value;
        }
        if (value instanceof BigInteger integer) {
            return normalise(integer);
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigDecimal decimal) {
            return normalise(decimal);
        }
        if (value instanceof Double || value instanceof Float) {
            return normalise(new BigDecimal(value.toString()));
        }
        if (value instanceof Map<?, ?> map) {
            return copyMap(map, path);
        }
        if (value instanceof Collection<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            for (Object item : list) {
                copy.add(copyValue(item, path + "/" + copy.size()));
            }
            return Collections.unmodifiableList(copy);
        }
        throw new IllegalArgumentException("value at '" + path + "' is "
                + (value == null ? "null" : value.getClass().getName())
                + "; a document holds strings, booleans, numbers, lists and maps");
    }

    /**
     * 1.0 and 1 are the same JSON number, so they must be the same value here. A number with an absurd exponent stays as short as it
     * was written.
     */
    private static Object normalise(BigDecimal decimal) {
        BigDecimal plain = decimal.stripTrailingZeros();
        return plain.scale() > 0 || plain.scale() < -MOST_ZEROS ? plain : normalise(plain.toBigInteger());
    }

    private static Object normalise(BigInteger integer) {
        return integer.bitLength() < Long.SIZE ? (Object) integer.longValue() : integer;
    }
}
