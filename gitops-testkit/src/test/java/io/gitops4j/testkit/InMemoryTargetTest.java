package io.gitops4j.testkit;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Document;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Exposure;
import io.gitops4j.api.spec.NetworkService;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the target in memory, with every capability")
class InMemoryTargetTest extends TargetContract {
    final InMemoryBackend backend = new InMemoryBackend();

    @Override
    protected Target newTarget() {
        return new InMemoryTarget(backend);
    }

    @Override
    protected Supplier<String> makeForeign(DesiredResource like) {
        backend.makeByHand(like.id(), Document.of(Map.of("made", "by hand")));
        return () -> backend.stored(like.id()).toString();
    }

    @Override
    protected Optional<ServiceSpec> inexpressible() {
        ServiceSpec plain = sample(ServiceId.of("cart"), 1);
        return Optional.of(plain.toBuilder()
                .services(List.of(new NetworkService("cart", Exposure.LOAD_BALANCER, List.of())))
                .build());
    }

    @Override
    protected void cutConnection() {
        backend.faults().cut();
    }

    @Override
    protected int polls() {
        return 3;
    }

    @Override
    protected void betweenPolls() {
        // What is in memory does not take its time.
    }
}
