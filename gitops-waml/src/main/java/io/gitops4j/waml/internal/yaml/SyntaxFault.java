package io.gitops4j.waml.internal.yaml;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Says in plain words what the YAML scanner stumbled over. An unclosed quote or bracket is reported where it was opened, as it is
 * noticed only much later (B02); everything else where it was noticed.
 */
final class SyntaxFault {
    private SyntaxFault() {}

    static UnreadableYaml of(MarkedYamlEngineException e, String text) {
        Optional<Mark> noticed = e.getProblemMark();
        int line = noticed.map(Mark::getLine).orElse(0) + 1;
        int column = noticed.map(Mark::getColumn).orElse(0) + 1;
        int tab = tabInIndentation(text, line);
        if (tab > 0) {
            return new UnreadableYaml(
                    line, tab, new Fault(Code.YAML_TAB, "the line is indented with a tab", "indent with spaces"));
        }
        String problem = String.valueOf(e.getProblem());
        String context = String.valueOf(e.getContext());
        Optional<Mark> opened = e.getContextMark();
        if (opened.isPresent() && opens(context)) {
            Mark start = opened.get();
            return new UnreadableYaml(
                    start.getLine() + 1,
                    start.getColumn() + 1,
                    fault(
                            "the " + thing(context) + " that starts here is not closed; noticed at " + line + ":"
                                    + column,
                            closing(context)));
        }
        return new UnreadableYaml(line, column, noticed(problem, context, opened));
    }

    private static Fault noticed(String problem, String context, Optional<Mark> opened) {
        if (problem.contains("mapping values are not allowed")) {
            return fault(
                    "there is a ': ' where no key can be",
                    "quote the text if the colon belongs to it, or mend the indentation");
        }
        if (problem.contains("expected <block end>")) {
            String block = opened.map(m -> " in the block that starts at line " + (m.getLine() + 1))
                    .orElse("");
            return fault(
                    "this does not fit" + block,
                    "align it with its neighbours, or quote text that goes on after a quote");
        }
        if (problem.contains("could not find expected ':'")) {
            return fault("a key without ': ' ends before this", "write 'key: value', and '- item' with a space");
        }
        if (problem.contains("sequence entries are not allowed")) {
            return fault("a list item cannot start here", "put it on a line of its own, or quote a lone '-'");
        }
        if (problem.contains("unknown escape")) {
            return fault("double quotes do not know this escape", "use single quotes, or write \\\\ for one backslash");
        }
        if (problem.contains("that cannot start any token")) {
            return fault("a value cannot start with this character", "quote the value");
        }
        return fault(
                plain(problem) + (context.isBlank() || context.equals("null") ? "" : " (" + plain(context) + ")"),
                "mend the YAML here; quoting the value often does");
    }

    private static boolean opens(String context) {
        return context.contains("a quoted scalar")
                || context.contains("flow sequence")
                || context.contains("flow mapping");
    }

    private static String thing(String context) {
        if (context.contains("quoted")) {
            return "quoted text";
        }
        return context.contains("sequence") ? "list in brackets" : "mapping in braces";
    }

    private static String closing(String context) {
        if (context.contains("quoted")) {
            return "close it with the same kind of quote";
        }
        return context.contains("sequence")
                ? "close it with ], and put commas between its items"
                : "close it with }, and put commas between its entries";
    }

    /** The scanner's words on one line and short, as they may hold a part of the text. */
    private static String plain(String words) {
        String shown = Shown.quoted(
                words.replace("\n(10)", "a line break").replace('\n', ' ').replace("\t(TAB)", "tab"));
        return shown.substring(1, shown.length() - 1);
    }

    private static Fault fault(String what, String remedy) {
        return new Fault(Code.YAML_SYNTAX, what, remedy);
    }

    /** The column of a tab among the white space that starts the line, or 0. */
    private static int tabInIndentation(String text, int line) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
            if (at == 0) {
                return 0;
            }
        }
        for (int i = at; i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t'); i++) {
            if (text.charAt(i) == '\t') {
                return i - at + 1;
            }
        }
        return 0;
    }
}
