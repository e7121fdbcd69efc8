package io.gitops4j.waml.internal.schema;

import static io.gitops4j.waml.internal.schema.WamlSchema.list;
import static io.gitops4j.waml.internal.schema.WamlSchema.named;
import static io.gitops4j.waml.internal.schema.WamlSchema.single;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.rule.BooleanRule;
import io.gitops4j.waml.internal.rule.CountOrPercentRule;
import io.gitops4j.waml.internal.rule.CronRule;
import io.gitops4j.waml.internal.rule.EnvNameRule;
import io.gitops4j.waml.internal.rule.EnvValueRule;
import io.gitops4j.waml.internal.rule.ImageRule;
import io.gitops4j.waml.internal.rule.IntegerRule;
import io.gitops4j.waml.internal.rule.ObjectiveRule;
import io.gitops4j.waml.internal.rule.QuantityRule;
import io.gitops4j.waml.internal.rule.TextRule;
import io.gitops4j.waml.internal.rule.TimeZoneRule;
import io.gitops4j.waml.internal.rule.WordRule;

/** The fields of deploy metadata. */
final class DeployFields {
    private static final int MOST_PERCENT = 1_000;

    private DeployFields() {}

    static MappingShape shape(SchemaSettings settings) {
        MappingShape scaling = scaling(settings.maxReplicas());
        Shape env = list(env()).unique(Code.ENV, "name");
        MappingShape health = HealthFields.shape();
        MappingShape security = SecurityFields.shape();
        return MappingShape.of()
                .may("template", single(WordRule.of(settings.templates())), "another template for this environment")
                .docs("README.md#templates")
                .may("image", single(ImageRule.image()), "what runs: repository, repository:tag or with @digest")
                .may(
                        "tag",
                        single(ImageRule.tag()),
                        "the image's tag; wins over the image's own unless that is of a later layer")
                .docs("README.md#images")
                .may("command", list(single(TextRule.ANY)), "replaces the image's entry point")
                .may("args", list(single(TextRule.ANY)), "replaces the image's arguments")
                .may("service", named(NetworkFields.service()), "names under which it is reached")
                .may(
                        "ports",
                        named(NetworkFields.containerPort()).and(Code.DUP, "number", "protocol"),
                        "ports that the container listens on; the services' targets where it is missing")
                .docs("README.md#ports")
                .may("ingress", list(NetworkFields.ingress()), "HTTP traffic from outside")
                .may("env", env, "environment variables, merged by name")
                .docs("README.md#secrets")
                .may("resources", resources(scaling), "compute for one instance")
                .may("scaling", scaling, "instances and rollout; also known below `resources`")
                .may("autoscaling", autoscaling(settings.maxReplicas()), "scaling by load")
                .may("health", health, "health checks")
                .may("files", StorageFields.files(), "files that the container finds")
                .may("volumes", StorageFields.volumes(), "storage that the container sees")
                .may("security", security, "what the container may do on its node")
                .may(
                        "sidecars",
                        SidecarFields.sidecars(env, amounts().build(), health, security),
                        "containers that run beside the main one, and end with it")
                .may("schedule", single(CronRule.rule()), "when a cron job runs; only with `cronjob-default`")
                .may("timeZone", single(TimeZoneRule.rule()), "time zone of the schedule")
                .may(
                        "concurrencyPolicy",
                        single(WordRule.anyCase("allow", "forbid", "replace")),
                        "when a run is due and the last one still runs, in any case")
                .defaultsTo("allow")
                .may("suspend", single(BooleanRule.BOOLEAN), "whether no run is started")
                .defaultsTo("false")
                .may("slo", slo(settings), "service level objective")
                .may("featureFlags", new Shape.Free("mapping"), "free switches of this environment; policies read them")
                .may("x-kubernetes", new Shape.Free("mapping by kind"), "patches on the objects that Kubernetes gets")
                .may("x-nomad", new Shape.Free("mapping"), "a patch on the job that Nomad gets")
                .build();
    }

    private static MappingShape env() {
        return MappingShape.of()
                .must("name", single(EnvNameRule.rule()), "of the variable")
                .mustOrNull("value", single(EnvValueRule.ENV_VALUE), "null removes the variable of a lower layer")
                .build();
    }

    private static MappingShape resources(MappingShape scaling) {
        return amounts()
                .may("scaling", scaling, "the same as `scaling` beside `resources`")
                .build();
    }

    private static MappingShape.Builder amounts() {
        MappingShape amount = MappingShape.of()
                .may("cpu", single(QuantityRule.CPU), "cores")
                .may("memory", single(QuantityRule.MEMORY), "bytes")
                .build();
        return MappingShape.of().may("requests", amount, "reserved").may("limits", amount, "never exceeded");
    }

    private static MappingShape scaling(int maxReplicas) {
        return MappingShape.of()
                .may(
                        "replicas",
                        single(IntegerRule.between(0, maxReplicas)),
                        "instances; with autoscaling, to start with")
                .may("maxSurge", single(CountOrPercentRule.COUNT_OR_PERCENT), "how many more may run during a rollout")
                .may(
                        "maxUnavailable",
                        single(CountOrPercentRule.COUNT_OR_PERCENT),
                        "how many may be missing during a rollout")
                .build();
    }

    private static MappingShape autoscaling(int maxReplicas) {
        MappingShape cpu = MappingShape.of()
                .may(
                        "averageUtilization",
                        single(IntegerRule.between(1, MOST_PERCENT)),
                        "wanted use of the requested CPU in per cent")
                .build();
        MappingShape horizontal = MappingShape.of()
                .may("minReplicas", single(IntegerRule.between(1, maxReplicas)), "fewest instances")
                .may("maxReplicas", single(IntegerRule.between(1, maxReplicas)), "most instances")
                .may("cpu", cpu, "by CPU")
                .build();
        return MappingShape.of()
                .may("horizontal", horizontal, "number of instances")
                .build();
    }

    private static MappingShape slo(SchemaSettings settings) {
        MappingShape availability = MappingShape.of()
                .may("percent", single(ObjectiveRule.OBJECTIVE), "share of requests answered without a server error")
                .build();
        MappingShape http = MappingShape.of()
                .may("availability", availability, "availability")
                .build();
        MappingShape spec = MappingShape.of().may("http", http, "HTTP requests").build();
        return MappingShape.of()
                .may(
                        "requestClass",
                        single(WordRule.of(settings.requestClasses().keySet())),
                        "a predefined objective")
                .may("requestSpec", spec, "an objective of its own")
                .build();
    }
}
