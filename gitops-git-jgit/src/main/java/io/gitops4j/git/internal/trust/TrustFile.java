package io.gitops4j.git.internal.trust;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a list of keys or owners, of an operator or of a repository, with what messages call it.
 *
 * @param name a path, or the name of an option
 */
record TrustFile(String name, String text) {
    /** Of one file. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    /** How a list begins that ssh-keygen -k makes. */
    private static final String KRL = "SSHKRL";

    private static final int LONGEST_LINE = 64 * 1024;
    private static final Pattern KEY =
            Pattern.compile("(?m)(^|\\s)(ssh-|ecdsa-|sk-)\\S+\\s+AAAA|^SHA256:|-----BEGIN PGP |^[0-9A-Fa-f]{40}$");

    /**
     * What an option says: itself when it holds keys, else the file that it names, as it is now.
     *
     * @throws GitOpsException CONFIG when there is no such file
     */
    static TrustFile ofOption(String option, String value) {
        if (value.isBlank()) {
            return new TrustFile(option, "");
        }
        if (KEY.matcher(value).find()) {
            return new TrustFile(option, value);
        }
        try (InputStream file = Files.newInputStream(Path.of(value))) {
            return of(value, file.readNBytes(MAX_BYTES + 1));
        } catch (IOException | InvalidPathException e) {
            throw problem(
                    Position.ofFile(value),
                    "the file of " + option + " cannot be read (" + e.getClass().getSimpleName() + ")",
                    "let " + option + " be the path of a readable file, or its text");
        }
    }

    /** What a file holds. */
    static TrustFile of(String name, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw problem(Position.ofFile(name), "the file is larger than " + MAX_BYTES + " bytes", "make it smaller");
        }
        if (new String(bytes, 0, Math.min(KRL.length(), bytes.length), StandardCharsets.ISO_8859_1).equals(KRL)) {
            throw problem(
                    Position.ofFile(name),
                    "this is a binary revocation list, which is not read",
                    "list the public keys, one a line");
        }
        try {
            return new TrustFile(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            throw problem(Position.ofFile(name), "the file is not UTF-8", "save it as UTF-8");
        }
    }

    /**
     * Without the blanks around them; none of them endless. A line ends at a line feed, as it does for OpenSSH and git: what is a
     * comment to them may not be a line here.
     */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String content = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (content.length() > LONGEST_LINE) {
                throw problem(
                        lines.size(), "the line is longer than " + LONGEST_LINE + " characters", "make it shorter");
            }
            if (content.chars().anyMatch(c -> c != '\t' && Character.getType(c) == Character.CONTROL)) {
                throw problem(
                        lines.size(),
                        "the line has a control character",
                        "end lines with a line feed, and take it out");
            }
            lines.add(stripped(content));
        }
        return lines;
    }

    /** Without blanks and tabs; other white space means nothing to OpenSSH and git. */
    private static String stripped(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && isBlank(line.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Says what is wrong with a line, counted from 0. */
    GitOpsException problem(int line, String what, String remedy) {
        return problem(new Position(name, line + 1, 0), what, remedy);
    }

    private static GitOpsException problem(Position position, String what, String remedy) {
        return new GitOpsException(
                FailureKind.CONFIG,
                Diagnostic.error("GIT-KEYS")
                        .at(position)
                        .what(what)
                        .remedy(remedy)
                        .build());
    }
}
