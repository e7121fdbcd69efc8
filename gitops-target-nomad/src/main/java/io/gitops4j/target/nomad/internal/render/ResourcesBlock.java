package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.ComputeAmount;
import io.gitops4j.api.spec.Resources;
import io.gitops4j.target.nomad.MemoryMode;
import io.gitops4j.target.nomad.NomadOptions;
import io.gitops4j.target.nomad.TaskDriver;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Cores and bytes as Nomad counts them: MHz of the node's clock, and MiB. What is not stated is left to Nomad. */
final class ResourcesBlock {
    private static final int FALLBACK_MHZ = 1000;
    private static final long MIN_MEMORY = 10;
    private static final long MIB = 1024 * 1024;

    private final NomadOptions options;
    private final Findings findings;

    ResourcesBlock(NomadOptions options, Findings findings) {
        this.options = options;
        this.findings = findings;
    }

    Map<String, Object> of(Resources resources, String containerPath) {
        String path = containerPath + ".resources";
        Map<String, Object> block = new LinkedHashMap<>();
        cpu(resources, path, block);
        memory(resources.requests(), resources.limits(), path, block);
        return block;
    }

    private void cpu(Resources resources, String path, Map<String, Object> block) {
        OptionalLong request = resources.requests().cpuMillis();
        OptionalLong limit = resources.limits().cpuMillis();
        OptionalLong reserved = request.isPresent() ? request : limit;
        if (reserved.isEmpty()) {
            return;
        }
        if (options.mhzPerCore().isEmpty()) {
            findings.warning(
                    "NOMAD-MHZ",
                    path + ".requests.cpuMillis",
                    "one core is counted as " + FALLBACK_MHZ + " MHz, as the target's option mhzPerCore is not set",
                    "set mhzPerCore to a node's cpu.totalcompute divided by its cpu.numcores");
        }
        block.put("CPU", megahertz(reserved.getAsLong()));
        boolean capped = options.driver() == TaskDriver.DOCKER && ImageConfig.capsAtRequest(resources);
        if (limit.isPresent() && !capped) {
            findings.warning(
                    "NOMAD-CPU-LIMIT",
                    path + ".limits.cpuMillis",
                    "the CPU limit of " + limit.getAsLong()
                            + "m is not enforced: Nomad shares the CPU out by requests, and a task may use what is idle",
                    options.driver() == TaskDriver.DOCKER
                            ? "make the limit equal to the request to have it enforced"
                            : "remove the limit, or deploy to a target with the driver docker");
        }
    }

    private long megahertz(long millis) {
        long mhz = options.mhzPerCore().orElse(FALLBACK_MHZ);
        return Math.max(1, (millis * mhz + 999) / 1000);
    }

    private void memory(ComputeAmount requests, ComputeAmount limits, String path, Map<String, Object> block) {
        OptionalLong request = requests.memoryBytes();
        OptionalLong limit = limits.memoryBytes();
        if (request.isEmpty() && limit.isEmpty()) {
            return;
        }
        if (limit.isEmpty()) {
            findings.warning(
                    "NOMAD-MEMORY",
                    path + ".requests.memoryBytes",
                    "the memory request is also the limit at Nomad, which kills a task that uses more",
                    "state limits.memory");
        }
        // MemoryMB alone is the hard limit, so the limit is what is reserved; a limit must never get smaller.
        boolean both = request.isPresent() && limit.isPresent();
        if (options.memoryMode() == MemoryMode.OVERSUBSCRIBE && both) {
            block.put("MemoryMB", mebibytes(request.getAsLong()));
            if (limit.getAsLong() > request.getAsLong()) {
                block.put("MemoryMaxMB", mebibytes(limit.getAsLong()));
            }
        } else {
            if (both && request.getAsLong() < limit.getAsLong()) {
                findings.info(
                        "NOMAD-MEMORY-REQUEST",
                        path + ".requests.memoryBytes",
                        "Nomad reserves the memory limit of " + mebibytes(limit.getAsLong())
                                + " MiB, so the request of " + mebibytes(request.getAsLong()) + " MiB is not used",
                        "set memoryMode: oversubscribe at the target where its scheduler allows that");
            }
            block.put("MemoryMB", mebibytes(limit.isPresent() ? limit.getAsLong() : request.getAsLong()));
        }
    }

    private static long mebibytes(long bytes) {
        return Math.max(MIN_MEMORY, (bytes + MIB - 1) / MIB);
    }
}
