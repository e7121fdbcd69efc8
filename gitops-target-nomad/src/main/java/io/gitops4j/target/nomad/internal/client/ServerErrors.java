package io.gitops4j.target.nomad.internal.client;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What Nomad's errors mean. They are plain text, and whatever Nomad has no status for is a 500, so a few texts count: taken
 * from the API's handlers and from the retry rule of Nomad's own client, which retries 429 and 501 to 510 only.
 */
final class ServerErrors {
    private static final String CONFLICT = "Enforcing job modify index";
    /** Raft has no leader, or a server lost another one on the way: nothing was decided about the request. */
    private static final List<String> TRANSIENT = List.of(
            "No cluster leader",
            "No path to region",
            "Not ready to serve consistent reads",
            "leadership lost while committing log",
            "node is not the leader",
            "failed to get conn",
            "connection refused",
            "connection reset",
            "broken pipe",
            "i/o timeout");

    private static final Pattern COUNT_LINE = Pattern.compile("(?m)^[\\s*]*\\d+ errors? occurred:\\s*$");
    private static final Pattern BREAKS = Pattern.compile("\\s*\\n[\\s*]*");

    private ServerErrors() {}

    static GitOpsException of(Call call, Answer answer) {
        String text = oneLine(answer.text());
        FailureKind kind = kind(answer.status(), text);
        return new GitOpsException(
                kind,
                Diagnostic.error(code(kind))
                        .what(call + " was answered " + answer.status() + (text.isEmpty() ? "" : ": " + text))
                        .remedy(remedy(kind))
                        .build());
    }

    static FailureKind kind(int status, String text) {
        if (text.contains(CONFLICT)) {
            return FailureKind.CONFLICT;
        }
        return switch (status) {
            case 401, 403 -> FailureKind.AUTH;
            case 404 -> FailureKind.NOT_FOUND;
            case 429 -> FailureKind.UNAVAILABLE;
            case 500 -> ofInternalServerError(text);
            default -> status > 500 ? FailureKind.UNAVAILABLE : FailureKind.REJECTED;
        };
    }

    private static FailureKind ofInternalServerError(String text) {
        if (text.contains("nonexistent namespace")) {
            return FailureKind.NOT_FOUND;
        }
        if (text.contains("Permission denied") || text.contains("ACL token not found")) {
            return FailureKind.AUTH;
        }
        return text.isEmpty() || TRANSIENT.stream().anyMatch(text::contains)
                ? FailureKind.UNAVAILABLE
                : FailureKind.REJECTED;
    }

    /** Nomad nests its errors as indented bullet lists. */
    static String oneLine(String text) {
        String plain = COUNT_LINE.matcher(text).replaceAll("").replaceAll("\\d+ errors? occurred:", "");
        String joined = BREAKS.matcher(plain.strip()).replaceAll("; ");
        return joined.replaceFirst("^[*\\s]+", "").replaceAll("(; )+", "; ").replaceAll(":; ", ": ");
    }

    private static String code(FailureKind kind) {
        return switch (kind) {
            case CONFLICT -> "NOMAD-CONFLICT";
            case AUTH -> "NOMAD-AUTH";
            case NOT_FOUND -> "NOMAD-NOT-FOUND";
            case UNAVAILABLE -> "NOMAD-UNAVAILABLE";
            default -> "NOMAD-REJECTED";
        };
    }

    private static String remedy(FailureKind kind) {
        return switch (kind) {
            case CONFLICT -> "let the engine plan anew; somebody else changed the job";
            case AUTH -> "give the token's policy what the request needs, in the job's namespace";
            case NOT_FOUND -> "create it, or check the name and that the address is a Nomad agent";
            case UNAVAILABLE -> "nothing; it is tried again";
            default -> "mend what Nomad complains about";
        };
    }
}
