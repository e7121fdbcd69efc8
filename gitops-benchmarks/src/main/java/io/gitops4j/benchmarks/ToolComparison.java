package io.gitops4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Other tools on the same services, written for each of them as its users would: one call for each service, as that is how they are
 * used. They are looked for in the folder of {@code GITOPS4J_TOOLS}, then on the {@code PATH}; one that is missing is told and skipped.
 */
final class ToolComparison {
    private static final long PATIENCE_SECONDS = 120;

    private final Path folder;
    private final int services;

    ToolComparison(Path folder, int services) {
        this.folder = folder;
        this.services = services;
    }

    void print() throws IOException, InterruptedException {
        if (services == 0) {
            return;
        }
        System.out.println("| tool | version | services | wall s | services/s |");
        System.out.println("|---|---|---|---|---|");
        for (Tool tool : Tool.values()) {
            Optional<Path> program = find(tool.program());
            if (program.isPresent()) {
                measure(tool, program.get());
            } else {
                System.out.println("| " + tool.program() + " | SKIPPED: not found | | | |");
            }
        }
        System.out.println();
    }

    private static Optional<Path> find(String program) {
        return Stream.concat(
                        Stream.ofNullable(System.getenv("GITOPS4J_TOOLS")),
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":")))
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void measure(Tool tool, Path program) throws IOException, InterruptedException {
        for (int i = 0; i < services; i++) {
            tool.write(Files.createDirectories(place(tool, i)), "order-" + i);
        }
        run(tool.command(program, "order-0"), place(tool, 0));
        long start = System.nanoTime();
        for (int i = 0; i < services; i++) {
            run(tool.command(program, "order-" + i), place(tool, i));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %d | %.2f | %.1f |%n",
                String.join(" ", tool.verb()),
                version(tool, program),
                services,
                seconds,
                services / seconds);
    }

    private Path place(Tool tool, int i) {
        return folder.resolve(tool.program()).resolve("order-" + i);
    }

    private String version(Tool tool, Path program) throws IOException, InterruptedException {
        Path out = folder.resolve(tool.program() + "-version");
        Process process = new ProcessBuilder(program.toString(), tool.versionFlag())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroy();
            return "unknown";
        }
        return Files.readString(out).strip().lines().findFirst().orElse("").replace('|', ' ');
    }

    private void run(List<String> command, Path directory) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroy();
            throw new IllegalStateException(command + " failed: " + Files.readString(out));
        }
    }
}
