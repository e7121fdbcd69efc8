package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Document;
import io.gitops4j.api.Lifecycle;
import io.gitops4j.api.MergePatch;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the author changes on rendered objects, by their kind. Lists merge by the key that the API itself merges them by
 * ({@code x-kubernetes-patch-merge-key}), where every item has it.
 */
final class Patches {
    /** The id of this target's provider, by which a service names what is for it. */
    private static final String TARGET = "kubernetes";

    private static final String CODE = "K8S-PATCH";
    private static final List<String> BY_NAME = List.of("name");
    private static final Map<String, List<String>> LIST_KEYS = Map.ofEntries(
            Map.entry("containers", BY_NAME),
            Map.entry("initContainers", BY_NAME),
            Map.entry("env", BY_NAME),
            Map.entry("volumes", BY_NAME),
            Map.entry("imagePullSecrets", BY_NAME),
            Map.entry("volumeMounts", List.of("mountPath")),
            Map.entry("volumeDevices", List.of("devicePath")),
            Map.entry("ports", List.of("containerPort", "port")),
            Map.entry("hostAliases", List.of("ip")),
            Map.entry("topologySpreadConstraints", List.of("topologyKey")));

    private final Subject subject;

    Patches(Subject subject) {
        this.subject = subject;
    }

    /** The objects with the patches on them. */
    List<DesiredResource> applyTo(List<DesiredResource> objects) {
        Map<String, MergePatch> extensions = subject.spec().extensions();
        extensions.keySet().stream()
                .filter(target -> !target.equals(TARGET))
                .forEach(target -> subject.info(
                        CODE,
                        path(target),
                        "the patch is for " + target + ", and this is " + TARGET + ", so it has no effect here",
                        "keep it for environments of " + target + ", or take it out"));
        MergePatch patches = extensions.get(TARGET);
        if (patches == null) {
            return objects;
        }
        patches.keys().forEach(kind -> checkKind(kind, objects));
        List<DesiredResource> patched = new ArrayList<>();
        for (DesiredResource object : objects) {
            patched.add(patch(object, patches));
        }
        return patched;
    }

    private void checkKind(String kind, List<DesiredResource> objects) {
        List<String> there = objects.stream()
                .map(object -> object.body().text("kind"))
                .distinct()
                .toList();
        if (kind.equals(ResourceKind.NAMESPACE.kind())) {
            subject.error(CODE, path(TARGET, kind), "a namespace is shared, so no service may patch it", "take it out");
        } else if (ResourceKind.ownable().stream()
                .noneMatch(known -> known.kind().equals(kind))) {
            subject.error(
                    CODE,
                    path(TARGET, kind),
                    "there is a patch for kind '" + kind + "', and this target makes none; of this service it makes "
                            + String.join(", ", there),
                    "name one of them");
        } else if (!there.contains(kind)) {
            subject.info(
                    CODE,
                    path(TARGET, kind),
                    "the patch for " + kind + " has no effect, as the service has none in this environment",
                    "take it out, or declare what makes one");
        }
    }

    private DesiredResource patch(DesiredResource object, MergePatch patches) {
        String kind = object.body().text("kind");
        Optional<MergePatch> patch = patches.at(kind);
        if (patch.isEmpty() || object.lifecycle() != Lifecycle.OWNED) {
            return object;
        }
        List<Fixed> touched =
                fixed(kind).filter(field -> field.touchedBy(patch.get())).toList();
        touched.forEach(field -> subject.error(
                CODE,
                path(TARGET, kind) + "." + String.join(".", field.keys()),
                "a patch cannot change " + String.join(".", field.keys()) + " of a " + kind + ": " + field.reason(),
                "take it out of the patch"));
        patch.get().at("metadata").ifPresent(metadata -> metadata.keys().forEach(key -> checkMetadata(kind, key)));
        if (!touched.isEmpty()) {
            return object;
        }
        Document body = patch.get().applyTo(object.body(), field -> LIST_KEYS.getOrDefault(field, List.of()));
        return DesiredResource.of(object.id(), object.service(), body)
                .atStage(object.stage())
                .with(object.lifecycle())
                .masking(object.sensitive());
    }

    private void checkMetadata(String kind, String key) {
        if (!List.of("labels", "annotations", "name", "namespace").contains(key)) {
            subject.error(
                    CODE,
                    path(TARGET, kind, "metadata", key),
                    "a patch cannot change metadata." + key + " of a " + kind + ", only labels and annotations",
                    "take it out of the patch");
        }
    }

    /** What the engine finds its objects by, and what others decide. */
    private Stream<Fixed> fixed(String kind) {
        List<Fixed> fixed = new ArrayList<>();
        String engines = "the engine finds it by that";
        fixed.add(new Fixed(engines, "apiVersion"));
        fixed.add(new Fixed(engines, "kind"));
        fixed.add(new Fixed(engines, "metadata", "name"));
        fixed.add(new Fixed(engines, "metadata", "namespace"));
        fixed.add(new Fixed("the cluster writes it", "status"));
        subject.marks().forEach(mark -> fixed.add(new Fixed(engines, "metadata", "labels", mark)));
        if (kind.equals(ResourceKind.DEPLOYMENT.kind())) {
            fixed.add(new Fixed("it can never be changed", "spec", "selector"));
            subject.marks()
                    .forEach(mark -> fixed.add(new Fixed(engines, "spec", "template", "metadata", "labels", mark)));
            if (subject.spec().autoscaling().isPresent()) {
                fixed.add(new Fixed("the autoscaler decides it", "spec", "replicas"));
            }
        }
        return fixed.stream();
    }

    private static String path(String target, String... keys) {
        return String.join(
                ".",
                Stream.concat(Stream.of("extensions[" + target + "]"), Stream.of(keys))
                        .toList());
    }

    /**
     * A field that no patch may touch.
     *
     * @param reason why
     * @param keys to the field
     */
    private record Fixed(String reason, List<String> keys) {
        Fixed(String reason, String... keys) {
            this(reason, List.of(keys));
        }

        boolean touchedBy(MergePatch patch) {
            return patch.touches(keys.toArray(String[]::new));
        }
    }
}
