package io.gitops4j.git;

import io.gitops4j.Targets;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.RenderedStore;
import io.gitops4j.spi.Target;
import io.gitops4j.testkit.InMemoryBackend;
import io.gitops4j.testkit.InMemoryTarget;
import io.gitops4j.testkit.TargetContract;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The store behind a renderer, which together are a target like any other. */
abstract class RenderedTargetContract extends TargetContract {
    abstract RenderedBed bed();

    RenderedStore store() {
        return bed().store();
    }

    @Override
    protected Target newTarget() {
        return Targets.kept(new InMemoryTarget(new InMemoryBackend()), store());
    }

    @Override
    protected Supplier<String> makeForeign(DesiredResource like) {
        String directory =
                "production/" + like.id().namespace() + "/" + like.id().name();
        bed().commitByHand(directory + "/latest/made.yaml", "made: by hand\n");
        return () -> bed().content(directory);
    }

    @Override
    protected Optional<ServiceSpec> inexpressible() {
        return Optional.of(ServiceSpec.builder(ServiceId.of("../cart"), namespace())
                .containers(List.of(Container.named("app").build()))
                .build());
    }

    @Override
    protected boolean refusesPlainSecrets() {
        return true;
    }
}
