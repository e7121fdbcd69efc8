package io.gitops4j.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A disk of a few mebibytes, in memory, that a test can fill up. Mounting it takes the rights of root. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Whether one can be made here. */
    static boolean isPossible(Path scratch) throws IOException {
        Path probe = Files.createDirectories(scratch.resolve("probe"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "gitops4j-test", probe.toString());
        return mounted && run("umount", probe.toString());
    }

    static SmallDisk mount(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (!run("mount", "-t", "tmpfs", "-o", "size=4m", "gitops4j-test", folder.toString())) {
            throw new IllegalStateException("cannot mount " + folder);
        }
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Leaves no byte free. */
    void fill() throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream filler = Files.newOutputStream(folder.resolve("filler"))) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException e) {
            // Full: that is what it is for.
        }
        if (folder.toFile().getUsableSpace() > 0) {
            throw new IllegalStateException("not full");
        }
    }

    /** Undoes {@link #fill}. */
    void free() throws IOException {
        Files.delete(folder.resolve("filler"));
    }

    @Override
    public void close() throws IOException {
        if (!run("umount", folder.toString())) {
            run("umount", "--lazy", folder.toString());
        }
    }

    private static boolean run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
