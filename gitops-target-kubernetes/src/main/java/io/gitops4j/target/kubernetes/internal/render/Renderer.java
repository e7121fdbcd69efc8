package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.spec.NetworkService;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Rendering;
import io.gitops4j.target.kubernetes.KubernetesOptions;
import io.gitops4j.target.kubernetes.SecretStrategy;
import java.util.ArrayList;
import java.util.List;

/** All objects of a service, in the order in which they are made. Pure. */
public final class Renderer {
    private final KubernetesOptions options;

    /** For a cluster with these options. */
    public Renderer(KubernetesOptions options) {
        this.options = options;
    }

    /** The objects, and all that cannot be expressed. */
    public Rendering render(RenderRequest request) {
        ServiceSpec spec = request.spec();
        Subject subject = new Subject(spec, request.owner(), options);
        Names.check(subject, "id", subject.name());
        Names.check(subject, "namespace", spec.namespace());
        List<DesiredResource> objects = new ArrayList<>();
        if (options.createNamespaces()) {
            objects.add(NamespaceRenderer.render(subject));
        }
        objects.add(ServiceAccountRenderer.render(subject));
        if (options.secrets().strategy() == SecretStrategy.EXTERNAL_SECRETS) {
            new ExternalSecrets(subject).render().ifPresent(objects::add);
        }
        ConfigMapRenderer.render(subject).ifPresent(objects::add);
        if (spec.schedule().isPresent()) {
            objects.add(CronJobRenderer.render(subject, spec.schedule().get()));
        } else {
            addService(subject, objects);
        }
        if (!request.rules().isEmpty() && options.prometheusRules()) {
            objects.add(RulesRenderer.render(subject, request.rules()));
        }
        return new Rendering(new Patches(subject).applyTo(objects), subject.diagnostics());
    }

    private static void addService(Subject subject, List<DesiredResource> objects) {
        ServiceSpec spec = subject.spec();
        NetworkServiceRenderer services = new NetworkServiceRenderer(subject);
        for (int i = 0; i < spec.services().size(); i++) {
            NetworkService service = spec.services().get(i);
            services.render(service, "services[" + i + "]").ifPresent(objects::add);
        }
        objects.add(DeploymentRenderer.render(subject));
        spec.autoscaling().ifPresent(scaling -> objects.add(AutoscalerRenderer.render(subject, scaling)));
        DisruptionBudgetRenderer.render(subject).ifPresent(objects::add);
        objects.addAll(new IngressRenderer(subject).render());
    }
}
