package io.gitops4j.target.kubernetes.internal.observe;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.target.kubernetes.internal.resource.Marks;

/** Guesses, for people, who made an object that is not ours. */
final class Claims {
    private Claims() {}

    static String of(JsonNode metadata) {
        JsonNode labels = metadata.path("labels");
        JsonNode annotations = metadata.path("annotations");
        String owner = labels.path(Marks.OWNER).asText("");
        if (!owner.isEmpty()) {
            return "another engine, '" + owner + "'";
        }
        String release = annotations.path("meta.helm.sh/release-name").asText("");
        if (!release.isEmpty()) {
            return "Helm release '" + release + "'";
        }
        String kustomization = labels.path("kustomize.toolkit.fluxcd.io/name").asText("");
        if (!kustomization.isEmpty()) {
            return "Flux kustomization '" + kustomization + "'";
        }
        if (annotations.has("argocd.argoproj.io/tracking-id")) {
            return "Argo CD";
        }
        String tool = labels.path(Marks.MANAGED_BY).asText("");
        if (!tool.isEmpty() && !tool.equals(Marks.TOOL)) {
            return tool;
        }
        return metadata.path("managedFields").path(0).path("manager").asText("");
    }
}
