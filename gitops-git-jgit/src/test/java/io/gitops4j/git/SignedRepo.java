package io.gitops4j.git;

import io.gitops4j.testkit.servers.GitRepo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes signed commits with the real git, and pushes them. */
final class SignedRepo {
    private final TestRemote remote;
    private final GitRepo work;

    private SignedRepo(TestRemote remote) {
        this.remote = remote;
        this.work = remote.work();
    }

    static SignedRepo in(Path scratch) {
        return of(TestRemote.folder(scratch));
    }

    static SignedRepo of(TestRemote remote) {
        return new SignedRepo(remote);
    }

    TestRemote remote() {
        return remote;
    }

    /** Files by path and text. */
    String commit(TestKey key, Map<String, String> files) {
        return commit(key, "Change " + files.keySet().stream().sorted().toList(), files);
    }

    String commit(TestKey key, String message, Map<String, String> files) {
        files.forEach((path, text) -> TestRemote.write(work.folder().resolve(path), text));
        work.git("add", "--all");
        return commitStaged(key, message);
    }

    String commitStaged(TestKey key, String message) {
        signed(key, "commit", "--quiet", "--allow-empty", "-S", "--message", message);
        return work.head();
    }

    /** With both dates as somebody says that they are. */
    String commitAt(Instant time, TestKey key, Map<String, String> files) {
        commit(key, files);
        // GitRepo's own commits have fixed dates, and git has no option for the committer's.
        signed(
                key,
                "-c",
                "alias.dated=!GIT_COMMITTER_DATE='" + time + "' git",
                "dated",
                "commit",
                "--quiet",
                "--amend",
                "--no-edit",
                "--date=" + time,
                "-S");
        return work.head();
    }

    String unsigned(Map<String, String> files) {
        return work.commit(files);
    }

    String approve(TestKey key, String... commits) {
        StringBuilder message = new StringBuilder("Approve\n\n");
        for (String commit : commits) {
            message.append("Gitops-Approves: ").append(commit).append('\n');
        }
        return commitStaged(key, message.toString());
    }

    String merge(TestKey key, String... branches) {
        List<String> words = new ArrayList<>(List.of("merge", "--quiet", "--no-ff", "-S", "--message", "Merge"));
        words.addAll(List.of(branches));
        signed(key, words.toArray(String[]::new));
        return work.head();
    }

    /** Starts a branch and goes to it. */
    void branch(String name, String from) {
        work.git("checkout", "--quiet", "-B", name, from);
    }

    void checkout(String name) {
        work.git("checkout", "--quiet", name);
    }

    String signed(TestKey key, String... command) {
        List<String> words = new ArrayList<>(key.gitSettings());
        words.addAll(List.of(command));
        return work.git(words.toArray(String[]::new));
    }

    String git(String... words) {
        return work.git(words);
    }

    /** Makes the branch of the remote what the current commit is, whatever it was. */
    void push() {
        work.git("push", "--quiet", "--force", "origin", "HEAD:refs/heads/main");
    }
}
