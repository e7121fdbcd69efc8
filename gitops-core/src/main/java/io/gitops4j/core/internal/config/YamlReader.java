package io.gitops4j.core.internal.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.gitops4j.api.Position;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one YAML document into nodes that know their places. Plain YAML only: one document, no aliases, no tags, no key twice;
 * an alias would make two places of one value, and Jackson would read it as the text of its name.
 */
final class YamlReader {
    private static final int MAX_DEPTH = 50;
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final Problems problems;
    private final YAMLParser parser;

    private YamlReader(Problems problems, YAMLParser parser) {
        this.problems = problems;
        this.parser = parser;
    }

    /** The document's root, or nothing where it is empty or no YAML. */
    static Optional<YamlNode> read(Problems problems, String text) {
        try (YAMLParser parser = YAML.createParser(text)) {
            YamlReader reader = new YamlReader(problems, parser);
            try {
                return reader.document();
            } catch (StreamConstraintsException e) {
                problems.addAt(
                        "YAML-DEPTH", reader.here(), "it is nested deeper than " + MAX_DEPTH + " levels", "flatten it");
                return Optional.empty();
            }
        } catch (JsonProcessingException e) {
            problems.add(YamlFailure.of(problems.file(), e));
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory is always readable", e);
        }
    }

    private Optional<YamlNode> document() throws IOException {
        if (parser.nextToken() == null) {
            return Optional.empty();
        }
        YamlNode root = node();
        if (parser.nextToken() != null) {
            problems.addAt("YAML-DOCS", here(), "a second document starts here", "keep one document in the file");
        }
        return Optional.of(root);
    }

    private YamlNode node() throws IOException {
        Position at = here();
        plainOnly(at);
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(at);
            case START_ARRAY -> sequence(at);
            case VALUE_NULL -> new YamlNode.Scalar(at, "", true);
            default -> new YamlNode.Scalar(at, parser.getText(), unwritten());
        };
    }

    /** A key with nothing behind it; quotes around nothing are a value. */
    private boolean unwritten() throws IOException {
        return parser.getTextLength() == 0
                && parser.currentTokenLocation().getCharOffset()
                        == parser.currentLocation().getCharOffset();
    }

    private void plainOnly(Position at) throws IOException {
        if (parser.isCurrentAlias()) {
            problems.addAt("YAML-ALIAS", at, "'*" + parser.getText() + "' is an alias", "write the value out");
        } else if (parser.getTypeId() != null) {
            problems.addAt("YAML-TAG", at, "the tag " + parser.getTypeId() + " is not allowed", "remove it");
        }
    }

    private YamlNode mapping(Position at) throws IOException {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Position keyAt = here();
            parser.nextToken();
            YamlNode.Entry first = entries.putIfAbsent(key, new YamlNode.Entry(keyAt, node()));
            if (first != null) {
                problems.addAt(
                        "YAML-DUP",
                        keyAt,
                        "the key '" + key + "' is there twice, first at line "
                                + first.position().line(),
                        "keep one");
            }
        }
        return new YamlNode.Mapping(at, entries);
    }

    private YamlNode sequence(Position at) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new YamlNode.Sequence(at, List.copyOf(items));
    }

    private Position here() {
        JsonLocation location = parser.currentTokenLocation();
        return new Position(problems.file(), location.getLineNr(), location.getColumnNr());
    }
}
