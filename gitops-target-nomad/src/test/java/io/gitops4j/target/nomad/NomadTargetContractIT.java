package io.gitops4j.target.nomad;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Ingress;
import io.gitops4j.api.spec.IngressHost;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.Target;
import io.gitops4j.testkit.TargetContract;
import io.gitops4j.testkit.servers.CountingProxy;
import io.gitops4j.testkit.servers.NomadAgent;
import io.gitops4j.testkit.servers.RealNomad;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

@RealNomad
class NomadTargetContractIT extends TargetContract {
    private final NomadAgent agent;
    private final AgentApi api;
    private boolean cuts;
    private @Nullable CountingProxy proxy;

    NomadTargetContractIT(NomadAgent agent) {
        this.agent = agent;
        this.api = AgentApi.of(agent);
    }

    /** Only one clause needs a proxy, and another one counts threads. */
    @BeforeEach
    void seeWhetherTheConnectionWillBeCut(TestInfo test) {
        cuts = test.getDisplayName().contains("refuses connections");
    }

    @AfterEach
    void closeProxy() {
        if (proxy != null) {
            proxy.close();
        }
    }

    @Override
    protected Target newTarget() {
        if (cuts) {
            proxy = CountingProxy.to(agent.address());
        }
        return new NomadTarget(Samples.options(proxy == null ? agent.address() : proxy.address())
                .build());
    }

    @Override
    protected Supplier<String> makeForeign(DesiredResource like) {
        api.registerByHand(like.id());
        return () -> api.jobIndex(like.id());
    }

    @Override
    protected ServiceSpec sample(ServiceId service, int version) {
        return Samples.sleeping(service, namespace(), "v" + version);
    }

    @Override
    protected Optional<ServiceSpec> inexpressible() {
        return Optional.of(Samples.sleeping(ServiceId.of("cart"), namespace(), "v1").toBuilder()
                .ingress(List.of(new Ingress(new IngressHost("cart.example.com", false), true, List.of())))
                .build());
    }

    @Override
    protected void cutConnection() {
        if (proxy != null) {
            proxy.cut();
        }
    }
}
