package io.gitops4j.core.internal.yaml;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How a scalar is written: as readable as it can be without any version of YAML reading something else. */
final class YamlScalar {
    /** Words, paths, images and amounts; everything else gets quotes. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z_/][A-Za-z0-9_./@-]*(:[A-Za-z0-9_./@-]+)*|[0-9]+(m|s|ms|[KMGT]i)");

    /** What YAML 1.1 takes for a truth value or for nothing, in lower case. */
    private static final Set<String> RESERVED = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private YamlScalar() {}

    static String of(Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** On one line, quoted where needed. */
    static String text(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    /** Whether the text may be written as a block, line by line as it is. */
    static boolean block(String text) {
        return text.indexOf('\n') > 0
                && !text.endsWith("\n\n")
                && text.charAt(0) != ' '
                && text.codePoints().noneMatch(c -> c != '\n' && hidden(c))
                && text.lines().noneMatch(line -> !line.isEmpty() && line.isBlank());
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (hidden(c)) {
                out.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08X" : "\\u%04X", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    /** What a reader of the file would not see, or see as something else. */
    private static boolean hidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
