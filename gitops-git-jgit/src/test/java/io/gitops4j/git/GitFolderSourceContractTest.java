package io.gitops4j.git;

import io.gitops4j.spi.Source;
import io.gitops4j.testkit.SourceContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class GitFolderSourceContractTest extends SourceContract {
    @TempDir
    Path scratch;

    private TestRemote remote;
    private int sources;

    @BeforeEach
    void makeRemote() {
        remote = TestRemote.folder(scratch);
    }

    @Override
    protected Source newSource() {
        return new GitSource(
                "shop",
                GitOptions.builder(remote.url(), scratch.resolve("cache-" + sources++))
                        .allowFile(true)
                        .build());
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

    private void clear() {
        if (!remote.work().git("ls-files").isEmpty()) {
            remote.work().git("rm", "-r", "--quiet", "--", ".");
        }
    }
}
