package io.gitops4j.git.internal.history;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.git.internal.Causes;
import io.gitops4j.git.internal.GitUrl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What can go wrong with one history, in words.
 *
 * @param local where its repository is on this machine
 */
record HistoryFailures(HistoryRef ref, GitUrl url, Path local) {
    GitOpsException conflict(long sequence, long last) {
        return failed(
                FailureKind.CONFLICT,
                "STORE-CONFLICT",
                "entry " + sequence + " does not follow entry " + last,
                "read what was appended since, and try again with the next number");
    }

    /** A commit that this store did not write, or that lost something (B80). */
    GitOpsException format(ObjectId commit, String what) {
        return new GitOpsException(
                FailureKind.INTERNAL,
                Diagnostic.error("STORE-FORMAT")
                        .path(ref.name())
                        .what("commit " + commit.name() + " " + what)
                        .remedy("set the ref back to the last good record; until then nothing is deployed or deleted")
                        .build());
    }

    GitOpsException refMissing() {
        return failed(
                FailureKind.INTERNAL,
                "STORE-FORMAT",
                "ref " + ref.name() + " is gone from " + local + ", and " + ref.seen() + " is there",
                "if nothing was recorded while the remote was away, delete that folder: it is fetched anew");
    }

    /** The remote's own failures, as those of the history. */
    GitOpsException ofRemote(GitOpsException cause) {
        String what = cause.failure().diagnostic().what();
        return switch (cause.kind()) {
            case UNAVAILABLE ->
                failed(
                        FailureKind.UNAVAILABLE,
                        "HISTORY-AWAY",
                        what,
                        "bring the remote back; it is tried again",
                        cause);
            case AUTH ->
                failed(
                        FailureKind.AUTH,
                        "HISTORY-AUTH",
                        what,
                        "check that the login may read and write " + ref.name(),
                        cause);
            default -> cause;
        };
    }

    GitOpsException refused(String answer) {
        return failed(
                FailureKind.REJECTED,
                "HISTORY-REFUSED",
                url + " refuses the push to " + ref.name() + ": " + answer,
                "let the login push that ref, or set refPrefix to one that it may push");
    }

    GitOpsException contended() {
        return failed(
                FailureKind.UNAVAILABLE,
                "HISTORY-BUSY",
                "others push to " + ref.name() + " of " + url + " all the time",
                "nothing; it is tried again");
    }

    GitOpsException gone(HistoryCommit last) {
        return failed(
                FailureKind.INTERNAL,
                "HISTORY-GONE",
                url + " has no ref " + ref.name() + " any more; the last record known is " + last.sequence(),
                "push it back: git --git-dir=" + local + " push <url> " + ref.name());
    }

    GitOpsException rewritten(ObjectId now, HistoryCommit last) {
        return failed(
                FailureKind.INTERNAL,
                "HISTORY-REWRITTEN",
                ref.name() + " of " + url + " is now " + now.abbreviate(12).name() + ", without record "
                        + last.sequence(),
                "push back what was there: git --git-dir=" + local + " push --force <url> " + ref.name());
    }

    GitOpsException forked(HistoryCommit known, long last) {
        return failed(
                FailureKind.CONFLICT,
                "HISTORY-FORKED",
                "record " + known.sequence() + ", made while the remote was away, is not in the history, which ends at "
                        + last + ": another engine took its number",
                "start the engine again; let one engine alone deploy an environment");
    }

    GitOpsException tooLarge(int bytes, long limit) {
        return failed(
                FailureKind.REJECTED,
                "GIT-LIMIT",
                "a record of " + bytes + " bytes is larger than " + limit,
                "raise maxObjectMiB");
    }

    /** The repository of this machine, not the history. */
    GitOpsException ofLocal(IOException cause) {
        return failed(
                FailureKind.UNAVAILABLE,
                "HISTORY-LOCAL",
                "the repository " + local + " cannot be used: "
                        + cause.getClass().getSimpleName() + " " + new Causes(cause).deepestMessage(),
                "make the folder writable, and leave room on its disk",
                cause);
    }

    /** It may hold records that are nowhere else, so it is not made anew. */
    GitOpsException damaged(IOException cause) {
        return failed(
                FailureKind.INTERNAL,
                "STORE-FORMAT",
                "the repository " + local + " is damaged: " + new Causes(cause).deepestMessage(),
                "restore it, or delete it: then records that the remote has not got are lost",
                cause);
    }

    Diagnostic pending(long first, long last, GitOpsException away) {
        return Diagnostic.warning("HISTORY-PENDING")
                .path(place())
                .what((first == last ? "record " + last + " is" : "records " + first + " to " + last + " are")
                        + " on this machine only: "
                        + away.failure().diagnostic().what())
                .remedy("bring the remote back; what waits is pushed before anything else is recorded")
                .build();
    }

    Diagnostic unread(GitOpsException away) {
        return Diagnostic.warning("HISTORY-AWAY")
                .path(place())
                .what("read from this machine only: "
                        + away.failure().diagnostic().what())
                .remedy("bring the remote back")
                .build();
    }

    Diagnostic pushed(long records) {
        return Diagnostic.info("HISTORY-PUSHED")
                .path(place())
                .what((records == 1 ? "1 record that had waited is in " : records + " records that had waited are in ")
                        + url + " now")
                .build();
    }

    Diagnostic aside(HistoryCommit first, HistoryCommit last, String name, Optional<GitOpsException> notPushed) {
        return Diagnostic.warning("HISTORY-ASIDE")
                .path(place())
                .what("another engine took the numbers from " + first.sequence() + " to " + last.sequence()
                        + " while the remote was away; this engine's records are in "
                        + notPushed.map(e -> local + ", ref ").orElse("ref ") + name)
                .remedy("let one engine alone deploy an environment")
                .build();
    }

    private String place() {
        return "history of " + ref.environment();
    }

    private GitOpsException failed(FailureKind kind, String code, String what, String remedy) {
        return new GitOpsException(kind, diagnostic(code, what, remedy));
    }

    private GitOpsException failed(FailureKind kind, String code, String what, String remedy, Exception cause) {
        return new GitOpsException(kind, diagnostic(code, what, remedy), cause);
    }

    private Diagnostic diagnostic(String code, String what, String remedy) {
        return Diagnostic.error(code).path(place()).what(what).remedy(remedy).build();
    }
}
