package io.gitops4j.core.internal.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.Mark;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Position;
import java.util.Locale;

/** Says in one line why a text is no YAML: where it was noticed, and where the construct begins that it broke. */
final class YamlFailure {
    private YamlFailure() {}

    @SuppressWarnings("deprecation") // Jackson still throws it, and nothing else carries both places
    static Diagnostic of(String file, JsonProcessingException failure) {
        if (!(failure instanceof MarkedYAMLException marked)) {
            JsonLocation at = failure.getLocation();
            return syntax(
                    new Position(file, Math.max(0, at == null ? 0 : at.getLineNr()), 0),
                    firstLine(failure.getOriginalMessage()));
        }
        Mark noticed = marked.getProblemMark();
        Position position = new Position(file, noticed.getLine() + 1, noticed.getColumn() + 1);
        String problem = firstLine(String.valueOf(marked.getProblem()));
        if (problem.contains("(TAB)")) {
            return Diagnostic.error("YAML-TAB")
                    .at(position)
                    .what("a tab stands where only spaces may")
                    .remedy("indent with spaces")
                    .build();
        }
        Mark begun = marked.getContextMark();
        String context = begun == null || marked.getContext() == null
                ? ""
                : ", " + firstLine(marked.getContext()) + " that begins at " + (begun.getLine() + 1) + ":"
                        + (begun.getColumn() + 1);
        return syntax(position, problem + context);
    }

    private static Diagnostic syntax(Position position, String what) {
        return Diagnostic.error("YAML-SYNTAX")
                .at(position)
                .what(what)
                .remedy("close what is open, and check indentation and quotes there")
                .build();
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        return line.isEmpty() ? "this is not YAML" : line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
    }
}
