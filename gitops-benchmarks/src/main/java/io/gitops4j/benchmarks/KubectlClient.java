package io.gitops4j.benchmarks;

import io.gitops4j.api.DesiredResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code kubectl apply --server-side} on a folder of the same objects; a process for each phase, as people and scripts run it. */
final class KubectlClient {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Path kubectl;
    private final ClusterAccess access;
    private final Path folder;
    private final int services;

    KubectlClient(Path kubectl, ClusterAccess access, Path folder, int services) {
        this.kubectl = kubectl;
        this.access = access;
        this.folder = folder;
        this.services = services;
    }

    Cost run(Phase phase) throws IOException {
        switch (phase) {
            case FIRST, COLD -> write(Manifests.objects(access.kubeconfig(), 0, services, "1.0"));
            case NOOP -> {}
            case ONE -> write(Manifests.objects(access.kubeconfig(), 0, 1, "2.0"));
        }
        long wall = System.nanoTime();
        Process process = new ProcessBuilder(
                        kubectl.toString(),
                        "--kubeconfig=" + access.kubeconfig(),
                        "apply",
                        "--server-side",
                        "--force-conflicts",
                        "-R",
                        "-f",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return follow(process, wall);
    }

    /** The operating system forgets a process when it ends, so its cost is looked at while it runs. */
    private static Cost follow(Process process, long wall) {
        Duration cpu = Duration.ZERO;
        long peak = 0;
        try {
            while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                cpu = process.info().totalCpuDuration().orElse(cpu);
                peak = Math.max(peak, Cost.peak(process.pid()));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("kubectl ended with " + process.exitValue());
        }
        return new Cost((System.nanoTime() - wall) / 1e9, cpu.toNanos() / 1e9, peak);
    }

    private void write(List<DesiredResource> objects) throws IOException {
        for (DesiredResource object : objects) {
            String name = (object.id().kind() + "-" + object.id().name()).replace('/', '-') + ".json";
            Files.writeString(folder.resolve(name), object.body().toJson(), StandardCharsets.UTF_8);
        }
    }
}
