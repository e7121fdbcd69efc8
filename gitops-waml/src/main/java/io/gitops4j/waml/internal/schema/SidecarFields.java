package io.gitops4j.waml.internal.schema;

import static io.gitops4j.waml.internal.schema.WamlSchema.list;
import static io.gitops4j.waml.internal.schema.WamlSchema.named;
import static io.gitops4j.waml.internal.schema.WamlSchema.single;

import io.gitops4j.waml.internal.rule.ImageRule;
import io.gitops4j.waml.internal.rule.NameRule;
import io.gitops4j.waml.internal.rule.TextRule;

/** The fields of a container beside the main one; those that it shares with the main one have the same shapes. */
final class SidecarFields {
    private SidecarFields() {}

    static Shape sidecars(Shape env, Shape resources, Shape health, Shape security) {
        MappingShape sidecar = MappingShape.of()
                .must("name", single(NameRule.upTo(NameRule.LABEL)), "unique within the service, and not its slug")
                .must("image", single(ImageRule.image()), "what runs: repository, repository:tag or with @digest")
                .may("command", list(single(TextRule.ANY)), "replaces the image's entry point")
                .may("args", list(single(TextRule.ANY)), "replaces the image's arguments")
                .may("env", env, "its own environment variables")
                .may("resources", resources, "compute for one instance of it; nothing is reserved where it is missing")
                .may("health", health, "its own health checks, over port numbers")
                .may("files", StorageFields.files(), "files that only it finds")
                .may("volumes", StorageFields.mounts(), "volumes of the service that it sees")
                .may("security", security, "what it may do on its node")
                .build();
        return named(sidecar);
    }
}
