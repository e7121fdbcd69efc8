package io.gitops4j.testkit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A working copy on branch {@code main}, written by the real {@code git} without the user's settings.
 *
 * <p>Author and dates are fixed, each commit one minute after its parent, so the same commands make the same commit ids on
 * every machine. For one thread.
 */
public final class GitRepo {

    private static final Instant FIRST_COMMIT = Instant.parse("2026-01-01T00:00:00Z");

    private final Path folder;

    private GitRepo(Path folder) {
        this.folder = folder;
    }

    /** Makes an empty repository in {@code folder}, which is created where it is missing. */
    public static GitRepo init(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder, e);
        }
        GitCommand.run(folder, "init", "--quiet");
        return new GitRepo(folder);
    }

    /** Clones {@code remote}, which may be empty, into {@code folder}; the remote is called {@code origin}. */
    public static GitRepo clone(URI remote, Path folder) {
        GitRepo repo = init(folder);
        repo.git("remote", "add", "origin", remote.toString());
        repo.git("fetch", "--quiet", "origin");
        if (!repo.git("branch", "--remotes", "--list", "origin/main").isEmpty()) {
            repo.git("checkout", "--quiet", "-B", "main", "--track", "origin/main");
        }
        return repo;
    }

    /** The working copy's folder. */
    public Path folder() {
        return folder;
    }

    /** Writes files, by path and text, and commits them with all else that has changed; returns the commit's id. */
    public String commit(Map<String, String> files) {
        return commit(
                "Change " + String.join(", ", files.keySet().stream().sorted().toList()), files);
    }

    /** As {@link #commit(Map)}, with a message. */
    public String commit(String message, Map<String, String> files) {
        files.forEach(this::write);
        git("add", "--all");
        return commitStaged(message);
    }

    /** Deletes files or folders and commits that; returns the commit's id. */
    public String rm(String... paths) {
        git(Stream.concat(Stream.of("rm", "-r", "--quiet", "--"), Stream.of(paths))
                .toArray(String[]::new));
        return commitStaged("Delete " + String.join(", ", paths));
    }

    /** Commits the opposite of {@code commit}; returns the new commit's id. */
    public String revert(String commit) {
        GitCommand.runAt(nextTime(), folder, "revert", "--no-edit", commit);
        return head();
    }

    /** Pushes the current branch to {@code origin}. */
    public void push() {
        git("push", "--quiet", "--set-upstream", "origin", "HEAD");
    }

    /** The id of the newest commit. */
    public String head() {
        return git("rev-parse", "HEAD");
    }

    /** Runs any other git command here and returns what it printed, without blanks around; throws if it fails. */
    public String git(String... arguments) {
        return GitCommand.run(folder, arguments);
    }

    private String commitStaged(String message) {
        GitCommand.runAt(nextTime(), folder, "commit", "--quiet", "--allow-empty", "--message", message);
        return head();
    }

    private Instant nextTime() {
        String newest = git("log", "-1", "--format=%ct", "--all");
        return newest.isEmpty()
                ? FIRST_COMMIT
                : Instant.ofEpochSecond(Long.parseLong(newest)).plusSeconds(60);
    }

    private void write(String path, String text) {
        Path file = folder.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
