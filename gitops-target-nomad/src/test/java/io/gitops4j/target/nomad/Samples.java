package io.gitops4j.target.nomad;

import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.ComputeAmount;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.ContainerPort;
import io.gitops4j.api.spec.CountOrPercent;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.Exposure;
import io.gitops4j.api.spec.NetworkService;
import io.gitops4j.api.spec.Probe;
import io.gitops4j.api.spec.ProbeCheck;
import io.gitops4j.api.spec.ProbeKind;
import io.gitops4j.api.spec.Protocol;
import io.gitops4j.api.spec.Resources;
import io.gitops4j.api.spec.Scaling;
import io.gitops4j.api.spec.ServicePort;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.testkit.servers.HttpTask;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Services that a bare agent can run, and options with rollouts of seconds. */
final class Samples {
    private Samples() {}

    static NomadOptions.Builder options(URI address) {
        return options(NomadConnection.to(address));
    }

    static NomadOptions.Builder options(NomadConnection connection) {
        return NomadOptions.builder(connection)
                .driver(TaskDriver.RAW_EXEC)
                .mhzPerCore(1000)
                .timings(new RolloutTimings(Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofSeconds(9)));
    }

    /** A process that does nothing. */
    static ServiceSpec sleeping(ServiceId service, String namespace, String version) {
        return running(service, namespace, version, List.of("/bin/sleep", "3600"));
    }

    /** A process of one's choice. */
    static ServiceSpec running(ServiceId service, String namespace, String version, List<String> command) {
        Container container = Container.named("app")
                .command(command)
                .env(List.of(EnvVar.literal("VERSION", version)))
                .resources(new Resources(ComputeAmount.of(20, 32L << 20), ComputeAmount.of(20, 32L << 20)))
                .build();
        return ServiceSpec.builder(service, namespace)
                .containers(List.of(container))
                .scaling(new Scaling(1, CountOrPercent.count(1), CountOrPercent.count(0)))
                .build();
    }

    /** A real HTTP server with a real check, which answers with that status. */
    static ServiceSpec web(ServiceId service, String namespace, int status) {
        Container container = Container.named("web")
                .command(HttpTask.command())
                .ports(List.of(new ContainerPort("http", 8080, Protocol.TCP)))
                .env(List.of(EnvVar.literal("HTTP_TASK_STATUS", Integer.toString(status))))
                .resources(new Resources(ComputeAmount.of(100, 64L << 20), ComputeAmount.of(100, 64L << 20)))
                .probes(Map.of(
                        ProbeKind.READINESS,
                        new Probe(
                                ProbeCheck.http(8080, "/health"),
                                Duration.ZERO,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(1),
                                1)))
                .build();
        ServicePort port = new ServicePort("http", 80, 8080, OptionalInt.empty(), Protocol.TCP);
        return ServiceSpec.builder(service, namespace)
                .containers(List.of(container))
                .services(List.of(new NetworkService(service.runtimeName(), Exposure.INTERNAL, List.of(port))))
                .build();
    }
}
