package io.gitops4j.core.internal.spec;

import io.gitops4j.api.Document;
import io.gitops4j.api.spec.ConfigFile;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.Image;
import io.gitops4j.api.spec.ServiceSpec;
import java.util.Set;
import java.util.TreeSet;

/**
 * Expresses a service as a document: every field that says something, in a fixed order. Pure; equal specs give equal documents.
 * Secrets stay references; a literal that looks like a secret is there, and {@link #sensitive} names it.
 */
public final class SpecDocument {
    private SpecDocument() {}

    /** The whole service. */
    public static Document of(ServiceSpec spec) {
        Fields extensions = new Fields();
        spec.extensions().forEach((target, patch) -> extensions.put(target, StorageFields.patch(patch)));
        Fields fields = new Fields()
                .put("service", spec.id().toString())
                .put("name", spec.name())
                .put("namespace", spec.namespace())
                .put("owner", spec.owner())
                .put("slack", spec.slack())
                .put("template", spec.template())
                .put("workload", Words.of(spec.workload()))
                .put(
                        "schedule",
                        spec.schedule()
                                .map(schedule ->
                                        WorkloadFields.schedule(schedule).values()))
                .put("scaling", WorkloadFields.scaling(spec.scaling()))
                .put(
                        "autoscaling",
                        spec.autoscaling()
                                .map(auto -> WorkloadFields.autoscaling(auto).values()))
                .list("containers", spec.containers(), SpecDocument::container)
                .list("volumes", spec.volumes(), StorageFields::volume)
                .list("services", spec.services(), NetworkFields::service)
                .list("ingress", spec.ingress(), NetworkFields::ingress)
                .list("slos", spec.slos(), WorkloadFields::slo)
                .put("labels", spec.labels())
                .put("options", spec.options())
                .put("dependencies", spec.dependencies())
                .list(
                        "links",
                        spec.links(),
                        link -> new Fields().put("title", link.title()).put("url", link.url()))
                .put("extensions", extensions);
        return Document.of(fields.values());
    }

    /** Names of environment variables, and paths of files, whose values must be masked wherever they are shown. */
    public static Set<String> sensitive(ServiceSpec spec) {
        Set<String> names = new TreeSet<>();
        for (Container container : spec.containers()) {
            container.env().stream().filter(EnvVar::sensitive).map(EnvVar::name).forEach(names::add);
            container.files().stream()
                    .filter(ConfigFile::sensitive)
                    .map(ConfigFile::path)
                    .forEach(names::add);
        }
        return names;
    }

    private static Fields container(Container container) {
        Fields probes = new Fields();
        container.probes().forEach((kind, probe) -> probes.put(Words.of(kind), WorkloadFields.probe(probe)));
        return new Fields()
                .put("name", container.name())
                .put("image", container.image().map(Image::reference))
                .put("command", container.command())
                .put("args", container.args())
                .list("ports", container.ports(), NetworkFields::port)
                .list("env", container.env(), SpecDocument::variable)
                .put("resources", WorkloadFields.resources(container.resources()))
                .put("probes", probes)
                .put("files", StorageFields.files(container.files()))
                .list("mounts", container.mounts(), StorageFields::mount)
                .put("security", StorageFields.security(container));
    }

    /** An empty literal is not left out: it is not the same as none. */
    private static Fields variable(EnvVar variable) {
        Fields fields = new Fields().put("name", variable.name());
        variable.literal().ifPresent(value -> fields.values().put("value", value));
        variable.secret()
                .ifPresent(secret -> fields.put(
                        "secret",
                        new Fields()
                                .put("path", secret.path())
                                .put("key", secret.key())
                                .put("version", secret.version())));
        return fields;
    }
}
