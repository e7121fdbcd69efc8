package io.gitops4j.target.kubernetes.internal.resource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds that this target makes or reads, with the one API version of each that it speaks. */
public enum ResourceKind {
    /** Holds everything else; made when absent and never touched again. */
    NAMESPACE("", "v1", "Namespace", "namespaces", false),
    /** The identity of a workload. */
    SERVICE_ACCOUNT("", "v1", "ServiceAccount", "serviceaccounts", true),
    /** Files of a workload. */
    CONFIG_MAP("", "v1", "ConfigMap", "configmaps", true),
    /** A name for a set of pods. */
    SERVICE("", "v1", "Service", "services", true),
    /** A workload that runs all the time. */
    DEPLOYMENT("apps", "v1", "Deployment", "deployments", true),
    /** A workload that runs at times. */
    CRON_JOB("batch", "v1", "CronJob", "cronjobs", true),
    /** Traffic from outside. */
    INGRESS("networking.k8s.io", "v1", "Ingress", "ingresses", true),
    /** Scaling by load. */
    AUTOSCALER("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", true),
    /** How many pods may be missing at once. */
    DISRUPTION_BUDGET("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets", true),
    /** What the External Secrets Operator makes a Secret of; only where that way of giving secrets is in use, or was. */
    EXTERNAL_SECRET("external-secrets.io", "v1", "ExternalSecret", "externalsecrets", false),
    /** Read for the names of its keys, by the checker of secrets alone. */
    SECRET("", "v1", "Secret", "secrets", false),
    /** Alert and recording rules; not every cluster knows the kind, so it is listed apart from the others. */
    PROMETHEUS_RULE("monitoring.coreos.com", "v1", "PrometheusRule", "prometheusrules", false),
    /** Read for the reasons of a rollout. */
    POD("", "v1", "Pod", "pods", false),
    /** Read to tell the pods of a rollout from those before it. */
    REPLICA_SET("apps", "v1", "ReplicaSet", "replicasets", false);

    private final String group;
    private final String version;
    private final String kind;
    private final String plural;
    private final boolean owned;

    ResourceKind(String group, String version, String kind, String plural, boolean owned) {
        this.group = group;
        this.version = version;
        this.kind = kind;
        this.plural = plural;
        this.owned = owned;
    }

    /** The kind with that {@link #id}. */
    public static Optional<ResourceKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** The kinds of every cluster whose objects can carry an owner's mark, and so can be listed by it. */
    public static List<ResourceKind> ownable() {
        return Arrays.stream(values()).filter(kind -> kind.owned).toList();
    }

    /** As in {@link io.gitops4j.api.ResourceId#kind}: {@code apps/Deployment}, {@code Service}. */
    public String id() {
        return group.isEmpty() ? kind : group + "/" + kind;
    }

    /** As in an object: {@code Deployment}. */
    public String kind() {
        return kind;
    }

    /** As in an object: {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** As in RBAC rules and messages of the server: {@code deployments.apps}. */
    public String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** The path of a list: of one namespace, or of all with an empty {@code namespace}. */
    public String collectionPath(String namespace) {
        String root = (group.isEmpty() ? "/api/" : "/apis/" + group + "/") + version + "/";
        return root + (namespace.isEmpty() ? "" : "namespaces/" + namespace + "/") + plural;
    }
}
