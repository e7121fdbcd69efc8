package io.gitops4j.waml.internal.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a tree as YAML that {@link YamlComposer} reads as the same values: a plain value stays plain, any other gets quotes or, of
 * several lines, a literal block. Not thread-safe.
 */
public final class YamlWriter {
    private static final int STEP = 2;

    private final Remarks remarks;
    private final StringBuilder out = new StringBuilder();

    private YamlWriter(Remarks remarks) {
        this.remarks = remarks;
    }

    /** The text of a document with this root. */
    public static String write(YamlMapping root, Remarks remarks) {
        YamlWriter writer = new YamlWriter(remarks);
        writer.mapping(root, 0, false);
        writer.lines(remarks.atTheEnd(), 0);
        return writer.out.toString();
    }

    private void mapping(YamlMapping mapping, int indent, boolean behindDash) {
        boolean begun = behindDash;
        for (YamlEntry entry : mapping.entries()) {
            if (!begun) {
                lines(remarks.above(entry.key()), indent);
                out.append(" ".repeat(indent));
            }
            begun = false;
            out.append(YamlScalars.inLine(entry.key())).append(':');
            value(entry, indent);
        }
    }

    private void value(YamlEntry entry, int indent) {
        YamlNode value = entry.value();
        List<String> behind = new ArrayList<>(List.of(remarks.behind(entry.key())));
        if (isInLine(value)) {
            String text = inLine(value, behind);
            out.append(text.isEmpty() ? "" : " ").append(text);
            endLine(behind);
        } else if (value instanceof YamlScalar scalar) {
            behind.add(remarks.behind(scalar));
            literal(scalar, indent + STEP, behind);
        } else {
            behind.add(remarks.behind(value));
            endLine(behind);
            collection(value, value instanceof YamlMapping ? indent + STEP : indent);
        }
    }

    private void collection(YamlNode value, int indent) {
        if (value instanceof YamlMapping mapping) {
            mapping(mapping, indent, false);
        } else {
            ((YamlSequence) value).items().forEach(item -> item(item, indent));
        }
    }

    private void item(YamlNode item, int indent) {
        lines(remarks.above(item), indent);
        if (isInLine(item)) {
            List<String> behind = new ArrayList<>();
            out.append(" ".repeat(indent)).append("- ").append(inLine(item, behind));
            endLine(behind);
        } else if (item instanceof YamlMapping mapping) {
            lines(remarks.above(mapping.entries().get(0).key()), indent);
            out.append(" ".repeat(indent)).append("- ");
            mapping(mapping, indent + STEP, true);
        } else if (item instanceof YamlScalar scalar) {
            out.append(" ".repeat(indent)).append('-');
            literal(scalar, indent + STEP, new ArrayList<>(List.of(remarks.behind(scalar))));
        } else {
            out.append(" ".repeat(indent)).append('-');
            endLine(List.of());
            collection(item, indent + STEP);
        }
    }

    private boolean isInLine(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return !YamlScalars.fitsLiteral(scalar);
        }
        boolean empty = node instanceof YamlMapping mapping
                ? mapping.entries().isEmpty()
                : ((YamlSequence) node).items().isEmpty();
        return empty || remarks.inOneLine(node);
    }

    private String inLine(YamlNode node, List<String> behind) {
        behind.add(remarks.behind(node));
        if (node instanceof YamlScalar scalar) {
            return YamlScalars.inLine(scalar);
        }
        List<String> parts = new ArrayList<>();
        if (node instanceof YamlSequence list) {
            list.items().forEach(item -> parts.add(inLine(item, behind)));
            return "[" + String.join(", ", parts) + "]";
        }
        for (YamlEntry entry : ((YamlMapping) node).entries()) {
            behind.add(remarks.behind(entry.key()));
            String value = inLine(entry.value(), behind);
            parts.add(YamlScalars.inLine(entry.key()) + ":" + (value.isEmpty() ? "" : " " + value));
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private void literal(YamlScalar scalar, int indent, List<String> behind) {
        String text = scalar.text();
        boolean ends = text.endsWith("\n");
        out.append(ends ? " |" : " |-");
        endLine(behind);
        String body = ends ? text.substring(0, text.length() - 1) : text;
        for (String line : body.split("\n", -1)) {
            out.append(line.isEmpty() ? "" : " ".repeat(indent)).append(line).append('\n');
        }
    }

    private void endLine(List<String> behind) {
        List<String> said = behind.stream().filter(text -> !text.isEmpty()).toList();
        out.append(said.isEmpty() ? "" : "  #" + String.join("; ", said)).append('\n');
    }

    private void lines(List<String> comments, int indent) {
        for (String comment : comments) {
            out.append(comment.isEmpty() ? "" : " ".repeat(indent) + "#" + comment)
                    .append('\n');
        }
    }
}
