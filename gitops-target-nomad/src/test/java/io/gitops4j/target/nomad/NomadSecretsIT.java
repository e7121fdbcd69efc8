package io.gitops4j.target.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.testkit.servers.NomadAgent;
import io.gitops4j.testkit.servers.RealNomad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real process finds in its environment. */
@RealNomad
class NomadSecretsIT {
    private static final String CANARY = "hush-4711 \"quoted\" <&> {{ x }} ${HOME}";
    private static final String TRICKY = "a \"b\" ${NOMAD_ALLOC_ID} ${VERSION} {{ y }} \\ $HOME";

    private final NomadAgent agent;
    private final String namespace;

    NomadSecretsIT(NomadAgent agent) {
        this.agent = agent;
        this.namespace = agent.newNamespace("secrets");
    }

    @Test
    void i9_variablesReachTheTaskAsTheyAreAndTheEngineNeverSeesThem(@TempDir Path folder) throws IOException {
        String path = "nomad/jobs/reader";
        AgentApi.of(agent)
                .put(
                        "/v1/var/" + path + "?namespace=" + namespace,
                        Map.of("Path", path, "Namespace", namespace, "Items", Map.of("password", CANARY)));
        Path found = folder.resolve("found");
        ServiceSpec spec = reader(found, path);
        NomadOptions options =
                Samples.options(agent.address()).secrets(SecretStore.VARIABLES).build();
        try (NomadBench bench = new NomadBench(options, namespace)) {
            DesiredResource job = bench.job(spec);
            assertThat(job.body().toJson()).doesNotContain("hush");
            bench.create(job);
            assertThat(bench.settled(job)).isEqualTo(HealthReport.HEALTHY);
        }
        assertThat(Files.readString(found)).isEqualTo(CANARY + "\n" + TRICKY + "\n");
    }

    private ServiceSpec reader(Path found, String path) {
        ServiceSpec sleeping = Samples.running(
                ServiceId.of("reader"),
                namespace,
                "v1",
                List.of(
                        "/bin/sh",
                        "-c",
                        "printf '%s\\n%s\\n' \"$DB_PASSWORD\" \"$TRICKY\" > " + found + "; exec sleep 3600"));
        return sleeping.toBuilder()
                .containers(List.of(sleeping.container().toBuilder()
                        .env(List.of(
                                EnvVar.literal("VERSION", "v1"),
                                EnvVar.secret("DB_PASSWORD", new SecretReference(path, "password", "")),
                                EnvVar.literal("TRICKY", TRICKY)))
                        .build()))
                .build();
    }
}
