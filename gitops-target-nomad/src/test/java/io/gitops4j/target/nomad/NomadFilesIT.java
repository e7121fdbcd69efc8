package io.gitops4j.target.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.ConfigFile;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.testkit.servers.NomadAgent;
import io.gitops4j.testkit.servers.RealNomad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files on a real agent: what a task reads is what was declared, to the letter. */
@RealNomad
class NomadFilesIT {
    private static final String TRICKY =
            "{{ env \"HOME\" }} ${NOMAD_ALLOC_ID} <%gitops% {{ . }} %gitops%> \\ $HOME\n\u00e9 end without newline";

    private final NomadAgent agent;
    private final String namespace;

    NomadFilesIT(NomadAgent agent) {
        this.agent = agent;
        this.namespace = agent.newNamespace("files");
    }

    @Test
    void aFileReachesTheTaskToTheLetterWhateverItHolds(@TempDir Path folder) throws IOException {
        try (NomadBench bench = new NomadBench(Samples.options(agent.address()).build(), namespace)) {
            DesiredResource job = bench.job(reader(folder));
            bench.create(job);
            assertThat(bench.settled(job)).isEqualTo(HealthReport.HEALTHY);
        }
        assertThat(Files.readString(folder.resolve("tricky"))).isEqualTo(TRICKY);
        assertThat(Files.readString(folder.resolve("empty"))).isEmpty();
        assertThat(Files.readString(folder.resolve("mode"))).isEqualTo("750\n");
    }

    private ServiceSpec reader(Path folder) {
        String copy = "cp \"$NOMAD_TASK_DIR/etc/tricky\" " + folder + "/tricky; cp \"$NOMAD_TASK_DIR/etc/empty\" "
                + folder + "/empty; stat -c %a \"$NOMAD_TASK_DIR/etc/empty\" > " + folder + "/mode; exec sleep 3600";
        ServiceSpec sleeping = Samples.running(ServiceId.of("reader"), namespace, "v1", List.of("/bin/sh", "-c", copy));
        return sleeping.toBuilder()
                .containers(List.of(sleeping.container().toBuilder()
                        .files(List.of(
                                new ConfigFile("/etc/tricky", TRICKY, OptionalInt.empty(), false),
                                new ConfigFile("/etc/empty", "", OptionalInt.of(0750), false)))
                        .build()))
                .build();
    }
}
