package io.gitops4j.testkit;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Digest;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.ComputeAmount;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.ContainerPort;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.Exposure;
import io.gitops4j.api.spec.Image;
import io.gitops4j.api.spec.NetworkService;
import io.gitops4j.api.spec.Protocol;
import io.gitops4j.api.spec.Resources;
import io.gitops4j.api.spec.ServicePort;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.Target;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** The hooks of {@link TargetContract}: how it gets at the target under test. */
abstract class TargetSubject {
    private String suffix = "";

    /** A new target over the backend of this test. The contract closes it. */
    protected abstract Target newTarget();

    /**
     * Makes a resource of that id by hand at the backend, as somebody would who does not know the engine: without its marks, and
     * not through the target.
     *
     * @return reads what was made, as text that stays the same until somebody changes or deletes it
     */
    protected abstract Supplier<String> makeForeign(DesiredResource like);

    /**
     * A service that the target can express whole. Two versions differ in the content of at least one resource and in no
     * resource's id; the contract adds environment variables to the main container. The default, one container with one port and
     * a network service of the same name, suits most targets.
     */
    protected ServiceSpec sample(ServiceId service, int version) {
        Container container = Container.named("app")
                .image(new Image("example/" + service.slug(), "1.0." + version, ""))
                .ports(List.of(new ContainerPort("http", 8080, Protocol.TCP)))
                .env(List.of(EnvVar.literal("VERSION", "v" + version)))
                .resources(new Resources(ComputeAmount.of(50, 32L << 20), ComputeAmount.of(100, 64L << 20)))
                .build();
        ServicePort port = new ServicePort("http", 80, 8080, OptionalInt.empty(), Protocol.TCP);
        return ServiceSpec.builder(service, namespace())
                .containers(List.of(container))
                .services(List.of(new NetworkService(service.runtimeName(), Exposure.INTERNAL, List.of(port))))
                .build();
    }

    /** A service that the target cannot express whole; nothing when there is no such service. */
    protected Optional<ServiceSpec> inexpressible() {
        return Optional.empty();
    }

    /** Whether the target refuses a service with a plain value that looks like a secret, because others may read what it writes. */
    protected boolean refusesPlainSecrets() {
        return false;
    }

    /** The namespace of this test; override it where namespaces must be there beforehand. */
    protected String namespace() {
        return unique("contract");
    }

    /** The owner mark of this test. */
    protected String owner() {
        return unique("owner");
    }

    /** Makes the backend refuse connections until the test ends. The default skips the tests that need it. */
    protected void cutConnection() {
        Assumptions.abort("this backend has no connection to cut");
    }

    /** How often the contract looks at most until something is so that takes its time: health, a deletion. */
    protected int polls() {
        return 1200;
    }

    /** Called between two such looks. The default pauses for 50 ms. */
    protected void betweenPolls() {
        LockSupport.parkNanos(50_000_000);
    }

    /** That name with an ending of this test's own, the same in every run. */
    protected final String unique(String name) {
        return name + "-" + suffix;
    }

    @BeforeEach
    final void nameThisTest(TestInfo test) {
        suffix = Digest.ofText(getClass().getName() + test.getTestMethod().orElseThrow())
                .value()
                .substring(0, 8);
    }
}
