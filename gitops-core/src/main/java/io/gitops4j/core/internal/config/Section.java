package io.gitops4j.core.internal.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping of the file whose keys are read one by one; what has the wrong shape is told and read as if it were not there. */
final class Section {
    private static final Map<String, String> EXAMPLES = Map.of(
            "text", "one value",
            "a list", "a list: [one, two]",
            "a mapping", "a mapping: {name: value}");

    private final Problems problems;
    private final String path;
    private final YamlNode.Mapping mapping;

    private Section(Problems problems, String path, YamlNode.Mapping mapping) {
        this.problems = problems;
        this.path = path;
        this.mapping = mapping;
    }

    static Optional<Section> of(Problems problems, String path, YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return Optional.of(new Section(problems, path, mapping));
        }
        wrong(problems, path, "a mapping", node);
        return Optional.empty();
    }

    String path() {
        return path;
    }

    /** Tells every key that is none of these. */
    Section allow(Collection<String> known) {
        for (String key : mapping.entries().keySet()) {
            if (!known.contains(key)) {
                problems.add(
                        "CONFIG-UNKNOWN",
                        ConfigPath.child(path, key),
                        "there is no key '" + key + "' here",
                        Spelling.remedy(key, known));
            }
        }
        return this;
    }

    Optional<YamlNode> node(String key) {
        return Optional.ofNullable(mapping.entries().get(key)).map(YamlNode.Entry::value);
    }

    Collection<String> keys() {
        return mapping.entries().keySet();
    }

    Optional<Section> section(String key) {
        return node(key).flatMap(node -> of(problems, ConfigPath.child(path, key), node));
    }

    Optional<String> text(String key) {
        return node(key).flatMap(node -> text(ConfigPath.child(path, key), node));
    }

    private Optional<String> text(String where, YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar
                && !scalar.empty()
                && !scalar.text().isEmpty()) {
            return Optional.of(scalar.text());
        }
        wrong(problems, where, "text", node);
        return Optional.empty();
    }

    List<YamlNode> items(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        wrong(problems, ConfigPath.child(path, key), "a list", node.get());
        return List.of();
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        int index = 0;
        for (YamlNode item : items(key)) {
            text(ConfigPath.item(ConfigPath.child(path, key), index++), item).ifPresent(texts::add);
        }
        return texts;
    }

    Map<String, String> textsByName(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        section(key).ifPresent(section -> {
            for (String name : section.keys()) {
                section.text(name).ifPresent(text -> texts.put(name, text));
            }
        });
        return texts;
    }

    /** Options of a plug-in: any shape, but no key without a value. */
    Map<String, Object> options(String key) {
        return section(key)
                .map(section -> {
                    section.noEmptyValues(section.path, section.mapping);
                    return section.mapping.raw();
                })
                .orElse(Map.of());
    }

    private void noEmptyValues(String where, YamlNode node) {
        if (node instanceof YamlNode.Mapping inner) {
            inner.entries().forEach((name, entry) -> noEmptyValues(ConfigPath.child(where, name), entry.value()));
        } else if (node instanceof YamlNode.Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                noEmptyValues(ConfigPath.item(where, i), list.items().get(i));
            }
        } else if (node instanceof YamlNode.Scalar scalar && scalar.empty()) {
            wrong(problems, where, "a value", node);
        }
    }

    private static void wrong(Problems problems, String path, String expected, YamlNode node) {
        problems.add(
                "CONFIG-TYPE",
                path,
                "expected " + expected + ", got " + node.shape(),
                node instanceof YamlNode.Scalar scalar && scalar.empty()
                        ? "give it a value or remove it"
                        : "write " + EXAMPLES.getOrDefault(expected, expected));
    }
}
