package io.gitops4j.examples.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.Targets;
import io.gitops4j.testkit.InMemoryBackend;
import io.gitops4j.testkit.InMemoryTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** I9: no secret anywhere but at its target. */
@ResourceLock(Resources.SYSTEM_ERR)
@ResourceLock(Resources.SYSTEM_OUT)
class CanaryTest {
    @Test
    void i9_nothingOfAWholeLifeInADirectoryShowsASecret(@TempDir Path folder) throws IOException {
        try (Overheard heard = new Overheard()) {
            Path deployed = folder.resolve("deployed");
            new CanaryRun(heard, folder.resolve("work"), "example/app:1", "shop").against(Targets.directory(deployed));
            heard.assertNothingOf(CanaryRun.secrets());
            assertThat(heard.heard("plan as text", "***")).isTrue();
            assertThat(heard.heard("plan as values", "shown-1 -> shown-2")).isTrue();
            assertThat(heard.heard("event", "POL-PLAINSECRET")).isTrue();
            assertThat(heard.heard("plan as values", "WAML-ENV wrong/.weave.yaml"))
                    .isTrue();
            assertThat(heard.heard("file history", "canary")).isTrue();
        }
    }

    @Test
    void aDirectoryHoldsWhatWasDeclaredAsItIsTheTarget(@TempDir Path folder) throws IOException {
        try (Overheard heard = new Overheard()) {
            Path deployed = folder.resolve("deployed");
            CanaryRun run = new CanaryRun(heard, folder.resolve("work"), "example/app:1", "shop");
            run.first(Targets.directory(deployed));
            assertThat(Files.readString(deployed.resolve("shop/canary.yaml"))).contains(Canaries.of(1));
        }
    }

    @Test
    void i9_nothingOfAWholeLifeInMemoryShowsASecret(@TempDir Path folder) {
        try (Overheard heard = new Overheard()) {
            new CanaryRun(heard, folder, "example/app:1", "shop").against(new InMemoryTarget(new InMemoryBackend()));
            heard.assertNothingOf(CanaryRun.secrets());
            assertThat(heard.heard("plan as text", "***")).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void i9_aTargetThatQuotesWhatItWasSentIsNotRepeated(QuotingTarget.Way way, @TempDir Path folder) {
        try (Overheard heard = new Overheard()) {
            QuotingTarget target = new QuotingTarget(Targets.directory(folder.resolve("deployed")), way);
            new CanaryRun(heard, folder.resolve("work"), "example/app:1", "shop").against(target);
            heard.assertNothingOf(CanaryRun.secrets());
            assertThat(heard.heard("event", "QUOTED")).isTrue();
        }
    }
}
