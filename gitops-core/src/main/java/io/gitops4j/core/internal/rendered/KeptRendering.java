package io.gitops4j.core.internal.rendered;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.Lifecycle;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.RenderedStore;
import io.gitops4j.spi.Rendering;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a target rendered, as the one resource that a store keeps. Pure. What services share, such as a namespace, is left out: a
 * program that prunes would take it away from all of them with the first service that goes.
 */
final class KeptRendering {
    /** Of a service and a namespace: as a host name has it, so that no file system takes two of them for one. */
    private static final Pattern DIRECTORY = Pattern.compile("[a-z0-9]([a-z0-9-]{0,198}[a-z0-9])?");

    private static final Pattern FILE = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,200}[a-z0-9])?");
    private static final String ENDING = ".yaml";

    private KeptRendering() {}

    static Rendering of(ServiceSpec spec, Rendering rendering) {
        List<Diagnostic> problems = new ArrayList<>();
        Map<String, Object> files = new TreeMap<>();
        Map<String, ResourceId> names = new TreeMap<>();
        Set<String> masked = new HashSet<>();
        for (DesiredResource resource : rendering.resources()) {
            if (resource.lifecycle() == Lifecycle.OWNED) {
                masked.addAll(resource.sensitive());
                String name = fileName(resource.id());
                ResourceId other = names.putIfAbsent(name, resource.id());
                if (other != null) {
                    problems.add(sameFile(spec, resource.id(), other, name));
                } else if (!FILE.matcher(name).matches()) {
                    problems.add(illegal(spec, "id", resource.id().toString()));
                }
                files.put(name, resource.body().fields());
            }
        }
        problems.addAll(OpenSecrets.in(spec, masked));
        if (!DIRECTORY.matcher(spec.id().runtimeName()).matches()) {
            problems.add(illegal(spec, "id", spec.id().runtimeName()));
        }
        if (!DIRECTORY.matcher(spec.namespace()).matches()) {
            problems.add(illegal(spec, "namespace", spec.namespace()));
        }
        if (!problems.isEmpty()) {
            problems.addAll(rendering.diagnostics());
            return new Rendering(List.of(), problems);
        }
        ResourceId id =
                new ResourceId(RenderedStore.KIND, spec.namespace(), spec.id().runtimeName());
        return new Rendering(List.of(DesiredResource.of(id, spec.id(), Document.of(files))), rendering.diagnostics());
    }

    /** {@code apps/Deployment cart} is {@code deployment-cart.yaml}: who looks for it knows the kind and seldom its group. */
    private static String fileName(ResourceId id) {
        String kind = id.kind().substring(id.kind().lastIndexOf('/') + 1);
        return (kind + "-" + id.name()).toLowerCase(Locale.ROOT) + ENDING;
    }

    private static Diagnostic sameFile(ServiceSpec spec, ResourceId one, ResourceId other, String name) {
        return spec.diagnose(
                Severity.ERROR,
                "RENDERED-NAME",
                "id",
                one + " and " + other + " would both be the file " + name,
                "name them differently, in upper and lower case alike");
    }

    private static Diagnostic illegal(ServiceSpec spec, String path, String name) {
        return spec.diagnose(
                Severity.ERROR,
                "RENDERED-NAME",
                path,
                "'" + name + "' cannot be the name of a directory or file",
                "use lower-case letters, digits and '-', a letter or digit first and last");
    }
}
