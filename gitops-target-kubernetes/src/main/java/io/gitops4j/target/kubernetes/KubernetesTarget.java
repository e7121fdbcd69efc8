package io.gitops4j.target.kubernetes;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
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
import io.gitops4j.target.kubernetes.internal.client.ApiClient;
import io.gitops4j.target.kubernetes.internal.client.ObjectLists;
import io.gitops4j.target.kubernetes.internal.health.HealthReader;
import io.gitops4j.target.kubernetes.internal.observe.LiveObjects;
import io.gitops4j.target.kubernetes.internal.observe.Observer;
import io.gitops4j.target.kubernetes.internal.preview.Previewer;
import io.gitops4j.target.kubernetes.internal.render.Renderer;
import io.gitops4j.target.kubernetes.internal.resource.Marks;
import io.gitops4j.target.kubernetes.internal.write.ApplyRequests;
import io.gitops4j.target.kubernetes.internal.write.ChangeWriter;
import java.util.Map;
import java.util.Set;

/**
 * A Kubernetes cluster, or the namespaces of it that the account may see.
 *
 * <p>Every write is one request of server-side apply or delete that carries the version it was computed from; no request is
 * repeated here. The owner's mark is the label {@code gitops4j.io/owner}, so an owner must be a valid label value. Namespaces
 * are made when absent, belong to nobody and are never deleted.
 *
 * <p>Thread-safe. Holds one connection and the threads of its HTTP client until it is closed.
 */
public final class KubernetesTarget implements Target {
    private final Set<Capability> capabilities;
    private final ApiClient client;
    private final Renderer renderer;
    private final Observer observer;
    private final Previewer previewer;
    private final ChangeWriter writer;
    private final HealthReader health;

    /**
     * Does not connect yet.
     *
     * @throws GitOpsException CONFIG when the kubeconfig or a certificate cannot be used
     */
    public KubernetesTarget(KubernetesOptions options) {
        this.capabilities = options.prometheusRules()
                ? Set.of(Capability.NATIVE_PREVIEW, Capability.CONCURRENT_APPLY, Capability.HEALTH, Capability.RULES)
                : Set.of(Capability.NATIVE_PREVIEW, Capability.CONCURRENT_APPLY, Capability.HEALTH);
        this.client = ApiClient.of(options.connection());
        ObjectLists lists = new ObjectLists(client, options.pageSize());
        LiveObjects objects = new LiveObjects(options.fieldManager());
        ApplyRequests requests = new ApplyRequests(options.fieldManager());
        this.renderer = new Renderer(options);
        this.observer = new Observer(
                client,
                lists,
                objects,
                options.namespaces(),
                options.secrets().strategy() == SecretStrategy.EXTERNAL_SECRETS,
                options.prometheusRules());
        this.previewer = new Previewer(client, requests, options.fieldManager());
        this.writer = new ChangeWriter(client, requests, objects);
        this.health = new HealthReader(client, lists, options.namespaces());
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public Rendering render(RenderRequest request) {
        checkOwner(request.owner());
        return renderer.render(request);
    }

    @Override
    public Observation observe(ObserveRequest request, Operation operation) {
        checkOwner(request.owner());
        return observer.observe(request, operation);
    }

    @Override
    public Preview preview(PreviewRequest request, Operation operation) {
        return previewer.preview(request, operation);
    }

    @Override
    public ApplyOutcome apply(ApplyRequest request, Operation operation) {
        checkOwner(request.owner());
        return writer.apply(request, operation);
    }

    @Override
    public Map<ResourceId, HealthReport> health(HealthRequest request, Operation operation) {
        return health.read(request, operation);
    }

    @Override
    public void close() {
        client.close();
    }

    private static void checkOwner(String owner) {
        if (owner.isEmpty() || !Marks.isLabelValue(owner)) {
            throw new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("K8S-OWNER")
                            .what("owner '" + owner + "' is no label value of Kubernetes")
                            .remedy(
                                    "use at most 63 letters, digits, '-', '_' and '.', a letter or digit first and last")
                            .build());
        }
    }
}
