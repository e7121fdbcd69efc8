package io.gitops4j.waml.internal.schema;

import static io.gitops4j.waml.internal.schema.WamlSchema.single;

import io.gitops4j.waml.internal.rule.HostRule;
import io.gitops4j.waml.internal.rule.ImageRule;
import io.gitops4j.waml.internal.rule.NameRule;
import io.gitops4j.waml.internal.rule.OwnerRule;
import io.gitops4j.waml.internal.rule.TextRule;

/** The top of a file of schema 1. Its deploy metadata are those of schema 2. */
final class LegacyFields {
    private LegacyFields() {}

    static MappingShape shape(MappingShape deploy, SchemaSettings settings) {
        return MappingShape.of()
                .may("schema", new Shape.Free("`\"1\"` or `1`"), "has to be there: the version of this format")
                .may("name", single(TextRule.FILLED), "friendly name; the slug where it is missing")
                .must("slug", single(NameRule.upTo(NameRule.LABEL)), "name of the service and of its repository")
                .may("owner", single(OwnerRule.of(settings.teams())), "who answers for it: an address or a team")
                .may("repo", single(ImageRule.image()), "repository of the image that runs")
                .may(
                        "domain",
                        single(HostRule.domain()),
                        "stands behind every hostPrefix; the environment's where it is missing")
                .may("slack", single(TextRule.FILLED), "channel for notices")
                .must("k8sNamespace", single(NameRule.upTo(NameRule.LABEL)), "namespace at the target")
                .may(
                        "k8sName",
                        single(NameRule.upTo(NameRule.LABEL)),
                        "name of every resource at the target; the slug where it is missing")
                .may(
                        "deploy",
                        new Shape.Keyed(DeployIdRule.rule(), deploy),
                        "deploy metadata by deploy id; `base` is no place but lies under all others")
                .build();
    }
}
