package io.gitops4j.examples.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Concurrency;
import io.gitops4j.api.spec.Schedule;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.Target;
import io.gitops4j.testkit.TargetContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConsoleTargetContractTest extends TargetContract {
    private final ConsoleTarget target = new ConsoleTarget(line -> {});

    @Override
    protected Target newTarget() {
        return target;
    }

    @Override
    protected Supplier<String> makeForeign(DesiredResource like) {
        target.running.put(like.id(), new Running(like, "", -1));
        return () -> String.valueOf(target.running.get(like.id()));
    }

    @Override
    protected Optional<ServiceSpec> inexpressible() {
        return Optional.of(sample(ServiceId.of("nightly"), 1).toBuilder()
                .schedule(new Schedule("0 3 * * *", "UTC", Concurrency.FORBID, false))
                .build());
    }

    @Test
    @DisplayName("the whole target, imports included, has fewer than 100 lines")
    void isShort() throws IOException {
        Path source = Path.of("src/main/java", ConsoleTarget.class.getName().replace('.', '/') + ".java");
        assertThat(Files.readAllLines(source)).hasSizeLessThan(100);
    }
}
