package io.gitops4j.git.internal.history;

import io.gitops4j.git.internal.history.HistoryCommit.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The message of a record's commit: the summary as subject and body, then the trailers that the store reads, in a paragraph of
 * their own at the end, where nothing that the summary says can be taken for them.
 *
 * @param segment of the environment
 * @param writer tells apart what two engines write at the same time, which would otherwise be one and the same commit
 */
record CommitText(String summary, String segment, String writer, long sequence, Optional<Link> jump) {
    private static final String ENVIRONMENT = "Gitops-Environment: ";
    private static final String WRITER = "Gitops-Writer: ";
    private static final String SEQUENCE = "Gitops-Sequence: ";
    private static final String JUMP = "Gitops-Jump: ";
    private static final Pattern MESSAGE = Pattern.compile(
            "(?<summary>.*)\n\n" + ENVIRONMENT + "(?<segment>\\S+)\n" + WRITER + "(?<writer>\\S+)\n" + SEQUENCE
                    + "(?<sequence>[1-9][0-9]{0,17})\n(?:" + JUMP
                    + "(?<jump>[1-9][0-9]{0,17}) (?<commit>[0-9a-f]{40})\n)?",
            Pattern.DOTALL);

    /** Reads a message; nothing when it was not written by {@link #toMessage}. */
    static Optional<CommitText> parse(String message) {
        Matcher matcher = MESSAGE.matcher(message);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<Link> jump = Optional.ofNullable(matcher.group("jump"))
                .map(sequence -> new Link(Long.parseLong(sequence), ObjectId.fromString(matcher.group("commit"))));
        return Optional.of(new CommitText(
                matcher.group("summary").replaceFirst("\n\n", "\n"),
                matcher.group("segment"),
                matcher.group("writer"),
                Long.parseLong(matcher.group("sequence")),
                jump));
    }

    String toMessage() {
        List<String> lines = summary.lines().map(CommitText::visible).toList();
        String subject = lines.isEmpty() || lines.get(0).isBlank() ? "Record " + sequence : lines.get(0);
        List<String> message = new ArrayList<>(List.of(subject, ""));
        if (lines.size() > 1) {
            message.addAll(lines.subList(1, lines.size()));
            message.add("");
        }
        message.add(ENVIRONMENT + segment);
        message.add(WRITER + writer);
        message.add(SEQUENCE + sequence);
        jump.ifPresent(to -> message.add(JUMP + to.sequence() + " " + to.id().name()));
        return String.join("\n", message) + "\n";
    }

    /** A pager passes control characters on, and they could make a terminal show anything. */
    private static String visible(String line) {
        StringBuilder shown = new StringBuilder();
        line.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> shown.append(String.format("\\u%04X", c));
                default -> shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }
}
