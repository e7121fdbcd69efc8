package io.gitops4j.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of one field of a manifest, from a file of them.
 *
 * @param field which, as the field reference names it
 * @param base the manifest without anything that the field is part of
 * @param before the manifest without the change
 * @param after the manifest with it
 */
record FieldChange(String field, String base, String before, String after) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** All changes, in the order of the file. */
    static List<FieldChange> all() {
        Cases cases = read();
        return cases.changes().stream().map(change -> of(change, cases.bases())).toList();
    }

    private static FieldChange of(Change change, Map<String, Map<String, Object>> bases) {
        boolean atTop = change.file() != null;
        Map<String, Object> base = bases.get(change.base());
        assertThat(base).as("base of %s", change.field()).isNotNull();
        Map<String, Object> before = change.before() == null ? base : merge(base, placed(change.before(), atTop));
        Map<String, Object> after = merge(before, placed(atTop ? change.file() : change.deploy(), atTop));
        return new FieldChange(change.field(), text(base), text(before), text(after));
    }

    private static Map<String, Object> placed(@Nullable Map<String, Object> fields, boolean atTop) {
        assertThat(fields).isNotNull();
        return atTop ? fields : Map.of("deploy", Map.of("prod-cluster-1", fields));
    }

    private static Map<String, Object> merge(Map<?, ?> below, Map<?, ?> above) {
        Map<String, Object> merged = new LinkedHashMap<>();
        below.forEach((key, value) -> merged.put((String) key, value));
        above.forEach((key, value) -> {
            Object low = merged.get(key);
            if (value == null) {
                merged.remove(key);
            } else {
                merged.put(
                        (String) key, low instanceof Map<?, ?> l && value instanceof Map<?, ?> h ? merge(l, h) : value);
            }
        });
        return merged;
    }

    private static String text(Map<String, Object> manifest) {
        try {
            return YAML.writeValueAsString(manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Cases read() {
        try (InputStream in = FieldChange.class.getResourceAsStream("field-support.yaml")) {
            return YAML.readValue(in, new TypeReference<Cases>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file. */
    record Cases(Map<String, Map<String, Object>> bases, List<Change> changes) {}

    /** One line of it. */
    record Change(
            String field,
            String base,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> file,
            @Nullable Map<String, Object> deploy) {}
}
