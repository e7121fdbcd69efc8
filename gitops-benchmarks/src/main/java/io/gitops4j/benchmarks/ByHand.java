package io.gitops4j.benchmarks;

import io.gitops4j.testkit.servers.GitRepo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What somebody would do with plain tools: ask, fetch, and write the one thing that changed. */
final class ByHand {
    private static final double MILLI = 1e6;

    private final GitRepo clone;
    private final URI remote;

    /** The clone that is fetched into has everything so far. */
    ByHand(URI remote, Path folder) {
        this.remote = remote;
        this.clone = GitRepo.init(folder);
        clone.git("remote", "add", "origin", remote.toString());
        clone.git("fetch", "--quiet", "origin", "refs/heads/main");
    }

    static double millis(Runnable step) {
        long begun = System.nanoTime();
        step.run();
        return (System.nanoTime() - begun) / MILLI;
    }

    void lsRemote() {
        clone.git("ls-remote", remote.toString(), "refs/heads/main");
    }

    void fetch() {
        clone.git("fetch", "--quiet", "origin", "refs/heads/main");
    }

    /** A file that is whole and on the disk, whatever happens. */
    static void write(Path file, String text) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (FileChannel channel =
                    FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
