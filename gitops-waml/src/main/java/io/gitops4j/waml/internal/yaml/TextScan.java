package io.gitops4j.waml.internal.yaml;

import io.gitops4j.api.Position;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.finding.Place;
import java.util.Optional;

/** One pass over the characters: hidden ones, merge conflicts, lines that are too long (B13, B18, B19). */
final class TextScan {
    private static final String CONFLICT = "<<<<<<<";

    private final String text;
    private final Findings findings;
    private final int errorsBefore;
    private int line = 1;
    private int lineStart;

    private TextScan(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
        this.errorsBefore = findings.errors();
    }

    static Optional<String> of(String text, Findings findings) {
        return new TextScan(text, findings).run();
    }

    private Optional<String> run() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
                endLine(i);
                line++;
                lineStart = i + 1;
            } else if (HiddenCharacters.isHidden(c)) {
                findings.error(at(column(i)), HiddenCharacters.fault(c));
            }
            if (i == lineStart && c == '<' && conflict()) {
                return Optional.empty();
            }
        }
        endLine(text.length());
        return findings.errors() > errorsBefore ? Optional.empty() : Optional.of(text);
    }

    private void endLine(int end) {
        if (end - lineStart > YamlLimits.LINE) {
            findings.error(
                    at(1),
                    Code.LIMIT,
                    "the line has " + (end - lineStart) + " characters, and at most " + YamlLimits.LINE + " are read",
                    "break the line, or move data out of the manifest");
        }
    }

    private boolean conflict() {
        if (!text.startsWith(CONFLICT, lineStart)) {
            return false;
        }
        int after = lineStart + CONFLICT.length();
        if (after < text.length() && text.charAt(after) > ' ') {
            return false;
        }
        findings.error(
                at(1),
                Code.SRC_CONFLICT,
                "a merge conflict starts here and was committed unresolved",
                "resolve it and commit again");
        return true;
    }

    private int column(int index) {
        return text.codePointCount(lineStart, index) + 1;
    }

    private Place at(int column) {
        return Place.of(new Position(findings.file(), line, column), Path.ROOT);
    }
}
