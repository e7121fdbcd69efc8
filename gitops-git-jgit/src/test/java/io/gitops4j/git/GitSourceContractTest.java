package io.gitops4j.git;

import io.gitops4j.api.Revision;
import io.gitops4j.spi.FileChange;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import io.gitops4j.testkit.SourceContract;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.RealGit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Over HTTP, from git's own server. */
@RealGit
class GitSourceContractTest extends SourceContract {
    @TempDir
    Path scratch;

    private GitHttpServer server;
    private TestRemote remote;
    private int sources;

    @BeforeEach
    void makeRemote(GitHttpServer running) {
        server = running;
        server.createRepository("shop");
        remote =
                TestRemote.of(scratch, server.folder("shop"), server.uri("shop").toString());
    }

    @Override
    protected Source newSource() {
        return new ClosedWithConnections(
                new GitSource(
                        "shop",
                        GitOptions.builder(remote.url(), scratch.resolve("cache-" + sources++))
                                .allowHttp(true)
                                .build()),
                server);
    }

    /** The contract looks for threads that a closed source has left; the test server's own are not meant. */
    private record ClosedWithConnections(Source source, GitHttpServer server) implements Source {
        @Override
        public Revision resolve(Operation operation) {
            return source.resolve(operation);
        }

        @Override
        public Snapshot snapshot(Revision revision, Operation operation) {
            return source.snapshot(revision, operation);
        }

        @Override
        public Optional<List<FileChange>> changes(Revision from, Revision to, Operation operation) {
            return source.changes(from, to, operation);
        }

        @Override
        public void close() {
            source.close();
            server.cut();
        }
    }

    @Override
    protected void commit(Map<String, String> files) {
        clear();
        remote.push(new HashMap<>(files));
    }

    @Override
    protected void commitSymlink(String path, String pointsTo) {
        clear();
        try {
            Files.createSymbolicLink(
                    remote.work().folder().resolve(path),
                    FileSystems.getDefault().getPath(pointsTo));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        remote.push(Map.of());
    }

    @Override
    protected void deleteBranch() {
        remote.deleteBranch("main");
    }

    @Override
    protected void cutConnection() {
        server.cut();
    }

    private void clear() {
        if (!remote.work().git("ls-files").isEmpty()) {
            remote.work().git("rm", "-r", "--quiet", "--", ".");
        }
    }
}
