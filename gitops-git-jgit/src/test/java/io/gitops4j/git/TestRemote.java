package io.gitops4j.git;

import io.gitops4j.api.Revision;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import io.gitops4j.spi.SourceFile;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.servers.GitRepo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;

/** A repository made by the real git, a folder or behind a server, and the ways in which tests read and write it. */
final class TestRemote {
    static final long MIB = 1024 * 1024;

    private final Path scratch;
    private final Path bare;
    private final String url;
    private final GitRepo work;

    private TestRemote(Path scratch, Path bare, String url, GitRepo work) {
        this.scratch = scratch;
        this.bare = bare;
        this.url = url;
        this.work = work;
    }

    /** An empty bare repository in a folder. */
    static TestRemote folder(Path scratch) {
        Path bare = scratch.resolve("remote.git");
        try (FileRepository repository = new FileRepository(bare.toFile())) {
            repository.create(true);
            // JGit serves a folder itself, and would go on collecting garbage in the background while the test ends.
            repository.getConfig().setBoolean("receive", null, "autogc", false);
            repository.getConfig().save();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(bare.resolve("HEAD"), "ref: refs/heads/main\n");
        return of(scratch, bare, bare.toString());
    }

    /** A repository in a folder, reached by some URL. */
    static TestRemote of(Path scratch, Path bare, String url) {
        return new TestRemote(scratch, bare, url, GitRepo.clone(bare.toUri(), scratch.resolve("work")));
    }

    /** The same, reached by another URL. */
    TestRemote at(String otherUrl) {
        return new TestRemote(scratch, bare, otherUrl, work);
    }

    GitRepo work() {
        return work;
    }

    Path bare() {
        return bare;
    }

    Path cache() {
        return scratch.resolve("cache");
    }

    String url() {
        return url;
    }

    /** Commits and pushes files, by path and text, beside those that are there. */
    String push(Map<String, String> files) {
        String commit = work.commit(files);
        work.push();
        return commit;
    }

    /** Runs git in the bare repository. */
    String bareGit(String... arguments) {
        return work.git(Stream.concat(Stream.of("--git-dir=" + bare), Stream.of(arguments))
                .toArray(String[]::new));
    }

    void deleteBranch(String name) {
        bareGit("update-ref", "-d", "refs/heads/" + name);
    }

    GitOptions.Builder options() {
        return GitOptions.builder(url, cache()).allowFile(true).allowHttp(true);
    }

    Source source() {
        return source(options());
    }

    static Source source(GitOptions.Builder options) {
        return new GitSource("shop", options.build());
    }

    static Revision revision(String commit) {
        return new Revision("shop", commit);
    }

    /** Everything at a revision. */
    static Map<String, String> contents(Source source, Revision revision) {
        Map<String, String> contents = new TreeMap<>();
        try (Snapshot snapshot = source.snapshot(revision, TestOperation.live())) {
            for (SourceFile file : snapshot.files(path -> true)) {
                contents.put(file.path(), new String(snapshot.read(file, MIB), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }

    /** Everything at the newest revision. */
    static Map<String, String> newest(Source source) {
        return contents(source, source.resolve(TestOperation.live()));
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
