package io.gitops4j.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of a change log. Author, time and subject are what the commit says of itself; signer and approvals are what its source
 * has verified. What has the form of a well-known key in author or subject is masked, whoever put it in.
 *
 * @param id of the commit
 * @param author name and address as written
 * @param at the committer's time
 * @param subject first line of the message
 * @param signer as {@link CommitInfo#signer}
 * @param approvals as {@link CommitInfo#approvals}
 */
public record Commit(
        String id, String author, Instant at, String subject, Optional<String> signer, List<String> approvals) {
    private static final int LONGEST = 120;
    private static final int SHORT_ID = 12;

    /** Copies the list and masks keys. */
    public Commit {
        Objects.requireNonNull(id, "id");
        author = PlainSecrets.masked(author);
        Objects.requireNonNull(at, "at");
        subject = PlainSecrets.masked(subject);
        Objects.requireNonNull(signer, "signer");
        approvals = List.copyOf(approvals);
    }

    /** The line of a revision; what is too long is cut. */
    public static Commit of(String id, CommitInfo info) {
        return new Commit(id, cut(info.author()), info.at(), cut(info.subject()), info.signer(), info.approvals());
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "...";
    }

    /** In one line, with what could hide in it made visible. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(id.length() > SHORT_ID ? id.substring(0, SHORT_ID) : id);
        line.append(' ').append(author).append(": ").append(subject);
        signer.ifPresent(by -> line.append(", signed by ").append(by));
        if (!approvals.isEmpty()) {
            line.append(", approved by ").append(String.join(", ", approvals));
        }
        return VisibleText.of(line.toString());
    }
}
