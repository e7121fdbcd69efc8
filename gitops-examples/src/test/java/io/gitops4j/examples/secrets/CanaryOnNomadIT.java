package io.gitops4j.examples.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.target.nomad.NomadConnection;
import io.gitops4j.target.nomad.NomadOptions;
import io.gitops4j.target.nomad.NomadTarget;
import io.gitops4j.target.nomad.TaskDriver;
import io.gitops4j.testkit.servers.NomadAgent;
import io.gitops4j.testkit.servers.RealNomad;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** I9 on a real agent: with a driver that runs the command, and with one that the agent does not have. */
@RealNomad
@ResourceLock(Resources.SYSTEM_ERR)
@ResourceLock(Resources.SYSTEM_OUT)
class CanaryOnNomadIT {
    private final NomadAgent agent;

    CanaryOnNomadIT(NomadAgent agent) {
        this.agent = agent;
    }

    @ParameterizedTest
    @EnumSource(names = {"RAW_EXEC", "DOCKER"})
    void i9_nothingOfAWholeLifeShowsASecret(TaskDriver driver, @TempDir Path folder) {
        NomadOptions options = NomadOptions.builder(NomadConnection.to(agent.address()))
                .driver(driver)
                .build();
        try (Overheard heard = new Overheard();
                NomadTarget target = new NomadTarget(options)) {
            new CanaryRun(heard, folder, "example/app:1", agent.newNamespace("canary")).against(target);
            heard.assertNothingOf(CanaryRun.secrets());
            assertThat(heard.heard("event", "POL-PLAINSECRET")).isTrue();
        }
    }
}
