package io.gitops4j.target.kubernetes;

import io.gitops4j.api.ResourceId;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;

/** Objects as somebody makes them by hand. */
final class ForeignObjects {
    private ForeignObjects() {}

    static String yaml(ResourceKind kind, ResourceId id) {
        return "apiVersion: %s\nkind: %s\nmetadata: {name: %s, namespace: %s, labels: {made: by-hand}}\n"
                        .formatted(kind.apiVersion(), kind.kind(), id.name(), id.namespace())
                + content(kind);
    }

    private static String content(ResourceKind kind) {
        return switch (kind) {
            case SERVICE -> "spec: {selector: {app: by-hand}, ports: [{name: web, port: 1234}]}\n";
            case DEPLOYMENT -> """
                spec:
                  replicas: 0
                  selector: {matchLabels: {app: by-hand}}
                  template:
                    metadata: {labels: {app: by-hand}}
                    spec: {containers: [{name: main, image: "registry.example/by-hand:1"}]}
                """;
            case SERVICE_ACCOUNT -> "";
            default -> throw new IllegalArgumentException("nobody makes a " + kind + " by hand here");
        };
    }
}
