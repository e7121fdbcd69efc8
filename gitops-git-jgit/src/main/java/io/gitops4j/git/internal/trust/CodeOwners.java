package io.gitops4j.git.internal.trust;

import io.gitops4j.api.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who owns which path, in the form and the places of GitHub's CODEOWNERS: the last line that matches decides, and a line without
 * owners takes them away. A line that GitHub would skip is refused, since a slip would leave a path without its owner.
 *
 * @param place where the file is
 * @param lines in their order
 */
record CodeOwners(String place, List<Line> lines) {
    /** Where it may be; the first one found counts. */
    static final List<String> PLACES = List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS");

    private static final int MOST_LINES = 10_000;
    private static final int LONGEST_PATTERN = 1_024;

    CodeOwners {
        lines = List.copyOf(lines);
    }

    /** One line. */
    record Line(OwnerPattern pattern, List<String> owners) {
        Line {
            owners = List.copyOf(owners);
        }
    }

    /** @throws io.gitops4j.api.GitOpsException CONFIG with GIT-KEYS and the line that cannot be read */
    static CodeOwners parse(TrustFile file) {
        List<Line> parsed = new ArrayList<>();
        List<String> lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && !line.startsWith("#")) {
                if (parsed.size() == MOST_LINES) {
                    throw file.problem(i, "there are more than " + MOST_LINES + " lines", "join some of them");
                }
                parsed.add(line(file, i, line));
            }
        }
        return new CodeOwners(file.name(), parsed);
    }

    private static Line line(TrustFile file, int number, String line) {
        List<String> words = words(line);
        String pattern = words.get(0);
        if (pattern.length() > LONGEST_PATTERN || isOdd(pattern) || !OwnerPattern.isPattern(pattern)) {
            throw file.problem(
                    number,
                    "'" + VisibleText.of(pattern.substring(0, Math.min(40, pattern.length()))) + "' is no pattern",
                    "use *, ? and ** only, '\\ ' for a blank, and nothing hidden");
        }
        List<String> owners = words.subList(1, words.size());
        for (String owner : owners) {
            if (owner.indexOf('@') < 0 || isOdd(owner)) {
                throw file.problem(
                        number,
                        "'" + VisibleText.of(owner.substring(0, Math.min(40, owner.length()))) + "' is no owner",
                        "write owners as ann@example.com, @ann or @org/team");
            }
        }
        return new Line(OwnerPattern.parse(pattern), owners);
    }

    /** Whether it has hidden characters, or white space that divides words for the eye only. */
    private static boolean isOdd(String word) {
        return !VisibleText.of(word).equals(word)
                || word.codePoints().anyMatch(c -> c != ' ' && Character.isSpaceChar(c));
    }

    /** Divided at blanks that have no backslash before them, up to a comment. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : ' ';
            if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == ' ') {
                word.append(' ');
                i++;
            } else if (c != ' ' && c != '\t') {
                if (c == '#' && word.isEmpty()) {
                    return words;
                }
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    /** Who owns a path; empty where nobody does. */
    List<String> of(String path) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).pattern().matches(path)) {
                return lines.get(i).owners();
            }
        }
        return List.of();
    }

    /**
     * Lists of owners of whom one each has to agree to a change of a path. Whoever changes a file in one of the places changes the
     * file that counts, so its owners are asked as well.
     */
    List<List<String>> toAsk(String path) {
        List<List<String>> asked = new ArrayList<>();
        Optional.of(of(path)).filter(owners -> !owners.isEmpty()).ifPresent(asked::add);
        if (PLACES.contains(path) && !path.equals(place)) {
            Optional.of(of(place)).filter(owners -> !owners.isEmpty()).ifPresent(asked::add);
        }
        return asked;
    }
}
