package io.gitops4j.core.internal.config;

import io.gitops4j.api.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a YAML document and where it stands. */
sealed interface YamlNode {
    /** Of its first character. */
    Position position();

    /** In words, for messages. */
    String shape();

    /** Texts, lists and maps; what has no value is left out. */
    Object raw();

    /**
     * A scalar, exactly as it was written: YAML's own guesses at types (no, 010, 1:30, 1e3) are left to the key that reads it.
     *
     * @param empty whether nothing or a null was written
     */
    record Scalar(Position position, String text, boolean empty) implements YamlNode {
        @Override
        public String shape() {
            return empty ? "nothing" : "'" + text + "'";
        }

        @Override
        public Object raw() {
            return text;
        }
    }

    /** A list. */
    record Sequence(Position position, List<YamlNode> items) implements YamlNode {
        @Override
        public String shape() {
            return "a list";
        }

        @Override
        public Object raw() {
            List<Object> raw = new ArrayList<>();
            items.forEach(item -> raw.add(item.raw()));
            return Collections.unmodifiableList(raw);
        }
    }

    /** A mapping in the order written. */
    record Mapping(Position position, Map<String, Entry> entries) implements YamlNode {
        @Override
        public String shape() {
            return "a mapping";
        }

        @Override
        public Map<String, Object> raw() {
            Map<String, Object> raw = new LinkedHashMap<>();
            entries.forEach((key, entry) -> raw.put(key, entry.value().raw()));
            return Collections.unmodifiableMap(raw);
        }
    }

    /** A key with its value, placed at the key. */
    record Entry(Position position, YamlNode value) {}
}
