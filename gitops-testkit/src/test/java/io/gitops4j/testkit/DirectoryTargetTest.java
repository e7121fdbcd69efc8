package io.gitops4j.testkit;

import io.gitops4j.Targets;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the directory as a target")
class DirectoryTargetTest extends TargetContract {
    @TempDir
    Path directory;

    @Override
    protected Target newTarget() {
        return Targets.directory(directory);
    }

    @Override
    protected Supplier<String> makeForeign(DesiredResource like) {
        Path file = directory.resolve(like.id().namespace()).resolve(like.id().name() + ".yaml");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "made: by hand\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return () -> read(file);
    }

    @Override
    protected Optional<ServiceSpec> inexpressible() {
        return Optional.of(ServiceSpec.builder(ServiceId.of("../cart"), namespace())
                .containers(List.of(Container.named("app").build()))
                .build());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file) + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
