package io.gitops4j.target.nomad;

import io.gitops4j.api.HealthReport;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.Capability;
import io.gitops4j.spi.HealthRequest;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Preview;
import io.gitops4j.spi.PreviewRequest;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Rendering;
import io.gitops4j.spi.Target;
import io.gitops4j.target.nomad.internal.client.NomadClient;
import io.gitops4j.target.nomad.internal.health.HealthReader;
import io.gitops4j.target.nomad.internal.render.JobRenderer;
import io.gitops4j.target.nomad.internal.state.Applier;
import io.gitops4j.target.nomad.internal.state.Observer;
import io.gitops4j.target.nomad.internal.state.Previewer;
import java.util.Map;
import java.util.Set;

/**
 * Runs services on Nomad: one job a service, in the service's namespace, marked with owner and service in its Meta.
 *
 * <p>A token needs {@code list-jobs}, {@code read-job} and {@code submit-job} in every namespace that it deploys to, and the
 * right to make namespaces only where {@link NomadOptions#createNamespaces} is wanted. What it may not list is not taken for
 * absent: the observation is then incomplete.
 *
 * <p>Thread-safe. Nothing is sent before the first call. Closing ends the threads of its own HTTP client; one that was lent
 * stays open.
 */
public final class NomadTarget implements Target {
    private final NomadClient client;
    private final JobRenderer renderer;
    private final Observer observer;
    private final Previewer previewer;
    private final Applier applier;
    private final HealthReader health;

    /**
     * A target for one cluster.
     *
     * @throws io.gitops4j.api.GitOpsException CONFIG when the CA file cannot be read
     */
    public NomadTarget(NomadOptions options) {
        this.client = new NomadClient(options.connection());
        this.renderer = new JobRenderer(options);
        this.observer = new Observer(client);
        this.previewer = new Previewer(client);
        this.applier = new Applier(client);
        this.health = new HealthReader(client);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.NATIVE_PREVIEW, Capability.CONCURRENT_APPLY, Capability.HEALTH);
    }

    @Override
    public Rendering render(RenderRequest request) {
        return renderer.render(request);
    }

    @Override
    public Observation observe(ObserveRequest request, Operation operation) {
        return observer.observe(request, operation);
    }

    @Override
    public Preview preview(PreviewRequest request, Operation operation) {
        return previewer.preview(request, operation);
    }

    @Override
    public ApplyOutcome apply(ApplyRequest request, Operation operation) {
        return applier.apply(request, operation);
    }

    @Override
    public Map<ResourceId, HealthReport> health(HealthRequest request, Operation operation) {
        return health.health(request, operation);
    }

    @Override
    public void close() {
        client.close();
    }
}
