package io.gitops4j.waml.internal.yaml;

/** Writes single values. */
final class YamlScalars {
    private YamlScalars() {}

    /** In one line, with quotes unless it stood without. */
    static String inLine(YamlScalar scalar) {
        return scalar.plain() && scalar.text().indexOf('\n') < 0 ? scalar.text() : quoted(scalar.text());
    }

    /** Whether it has several lines that a literal block keeps exactly, with no sign but the one for its end. */
    static boolean fitsLiteral(YamlScalar scalar) {
        String text = scalar.text();
        if (scalar.plain() || text.indexOf('\n') <= 0 || text.endsWith("\n\n") || text.startsWith(" ")) {
            return false;
        }
        return text.lines().allMatch(line -> line.isEmpty() || !line.isBlank())
                && text.chars().noneMatch(c -> c == '\r' || c == '\t');
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
