package io.gitops4j.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a phase cost one process.
 *
 * @param wallSeconds on the clock
 * @param cpuSeconds of all its threads, compiler and garbage collector included
 * @param peakMebibytes the most memory that was resident up to now
 */
record Cost(double wallSeconds, double cpuSeconds, long peakMebibytes) {
    private static final double NANOS = 1e9;

    /** Runs a phase in this process. */
    static Cost of(Runnable phase) {
        long cpu = cpuNanos();
        long wall = System.nanoTime();
        phase.run();
        return new Cost(
                (System.nanoTime() - wall) / NANOS,
                (cpuNanos() - cpu) / NANOS,
                peak(ProcessHandle.current().pid()));
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Peak resident memory as Linux counts it; 0 where it does not. */
    static long peak(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(kibibytes -> Long.parseLong(kibibytes) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            if (Files.exists(status)) {
                throw new UncheckedIOException(e);
            }
            return 0;
        }
    }

    String line() {
        return wallSeconds + " " + cpuSeconds + " " + peakMebibytes;
    }

    static Cost parse(String line) {
        String[] parts = line.split(" ", -1);
        return new Cost(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Long.parseLong(parts[2]));
    }
}
