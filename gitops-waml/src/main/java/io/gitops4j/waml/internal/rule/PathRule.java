package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import java.util.List;
import java.util.Optional;

/** Paths of requests and of files in the repository (B55). */
public final class PathRule {
    private static final int LONGEST = 512;

    private static final ValueForm REQUEST =
            ValueForm.exactly(ValueForm.text("(?!.*/\\.\\.(?:/|$))/[!$-;=@-\\[\\]-_a-z|~]{0," + (LONGEST - 1) + "}"));
    private static final ValueForm FILE = ValueForm.atMost(
            ValueForm.text("(?![/~])(?![A-Za-z]:)(?!(?:[\\s\\S]*[/\\\\])?\\.\\.(?:[/\\\\]|$))[\\s\\S]+"));

    private PathRule() {}

    /** The path of a request, starting with a slash, without query. */
    public static TextRule request() {
        return new TextRule("a path that starts with /", PathRule::requestFault, REQUEST);
    }

    /** A file, or a pattern of files, within the repository. */
    public static TextRule file() {
        return new TextRule("a path within the repository", PathRule::fileFault, FILE);
    }

    private static Optional<Fault> requestFault(String path) {
        if (!path.startsWith("/")) {
            return no(path, "does not start with /", "put a / before it");
        }
        boolean legal = path.length() <= LONGEST
                && path.chars().allMatch(c -> c > ' ' && c < 0x7F && "?#\"`\\{}<>".indexOf(c) < 0)
                && !List.of(path.split("/", -1)).contains("..");
        return legal
                ? Optional.empty()
                : no(path, "is no plain path", "leave out query, blanks and '..'; encode the rest");
    }

    private static Optional<Fault> fileFault(String path) {
        List<String> steps = List.of(path.split("[/\\\\]", -1));
        boolean outside =
                path.startsWith("/") || path.startsWith("~") || path.indexOf(':') == 1 || steps.contains("..");
        return outside || path.isEmpty()
                ? no(path, "leads out of the repository", "write it relative to the repository's root")
                : Optional.empty();
    }

    private static Optional<Fault> no(String path, String why, String remedy) {
        return Optional.of(new Fault(Code.PATH, Shown.quoted(path) + " " + why, remedy));
    }
}
