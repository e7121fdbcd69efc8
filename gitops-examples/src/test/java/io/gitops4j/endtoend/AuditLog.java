package io.gitops4j.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the API server itself says about who asked it for what. The controllers of a real cluster write all the time, so only this
 * tells the engine's own requests apart, by their user agent.
 */
final class AuditLog {
    private static final String POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived]
            rules:
            - level: Metadata
            """;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path policy;
    private final Path log;

    AuditLog(Path folder) throws IOException {
        this.policy = Files.writeString(folder.resolve("audit-policy.yaml"), POLICY);
        this.log = folder.resolve("audit.log");
    }

    List<String> apiServerFlags() {
        return List.of("--audit-policy-file=" + policy, "--audit-log-path=" + log, "--audit-log-mode=blocking-strict");
    }

    /** Where the log ends now. */
    long mark() {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The engine's requests since then, such as {@code patch deployments shop/cart} with a count; a dry run says so. */
    Map<String, Long> engineRequestsSince(long mark) {
        Map<String, Long> counts = new TreeMap<>();
        try {
            String text = Files.readString(log).substring((int) mark);
            for (String line : text.lines().toList()) {
                JsonNode event = line.isEmpty() ? JSON.createObjectNode() : JSON.readTree(line);
                if (isTheEngine(event.path("userAgent").asText())) {
                    counts.merge(name(event), 1L, Long::sum);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts;
    }

    /** Only those that write. */
    Map<String, Long> engineWritesSince(long mark) {
        Map<String, Long> writes = engineRequestsSince(mark);
        writes.keySet()
                .removeIf(name ->
                        !name.matches("(create|update|patch|delete|deletecollection) .*") || name.endsWith(" dry-run"));
        return writes;
    }

    private static boolean isTheEngine(String userAgent) {
        return !userAgent.matches("(kube-|kubectl|kwok|etcd).*") && !userAgent.isEmpty();
    }

    private static String name(JsonNode event) {
        JsonNode object = event.path("objectRef");
        String dryRun = event.path("requestURI").asText().contains("dryRun=All") ? " dry-run" : "";
        String place = object.path("name").asText().isEmpty()
                ? ""
                : " " + object.path("namespace").asText() + "/"
                        + object.path("name").asText();
        return event.path("verb").asText() + " " + object.path("resource").asText() + place + dryRun;
    }
}
