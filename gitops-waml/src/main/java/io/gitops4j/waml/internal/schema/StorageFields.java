package io.gitops4j.waml.internal.schema;

import static io.gitops4j.waml.internal.schema.WamlSchema.list;
import static io.gitops4j.waml.internal.schema.WamlSchema.named;
import static io.gitops4j.waml.internal.schema.WamlSchema.single;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.rule.BooleanRule;
import io.gitops4j.waml.internal.rule.ContainerPathRule;
import io.gitops4j.waml.internal.rule.ContentRule;
import io.gitops4j.waml.internal.rule.FileRule;
import io.gitops4j.waml.internal.rule.NameRule;
import io.gitops4j.waml.internal.rule.TemporaryRule;

/** The fields of files and volumes. */
final class StorageFields {
    private StorageFields() {}

    static Shape files() {
        MappingShape file = MappingShape.of()
                .must("path", single(ContainerPathRule.rule()), "where the container finds it")
                .must("content", single(ContentRule.CONTENT), "what is in it, to the letter")
                .may("mode", single(FileRule.mode()), "permissions, in quotes; 0644 where it is missing")
                .build();
        return list(file).unique(Code.DUP, "path");
    }

    static Shape volumes() {
        MappingShape volume = MappingShape.of()
                .must("name", single(NameRule.upTo(NameRule.LABEL)), "unique within the service")
                .must("path", single(ContainerPathRule.rule()), "folder at which the container sees it")
                .may("readOnly", single(BooleanRule.BOOLEAN), "whether it may only be read; false where it is missing")
                .may("temporary", single(TemporaryRule.TEMPORARY), "it comes and goes with each instance")
                .may("claim", single(FileRule.claim()), "the name of storage that exists at the target and stays")
                .build();
        return named(volume).and(Code.DUP, "path");
    }

    /** Of a sidecar. */
    static Shape mounts() {
        MappingShape mount = MappingShape.of()
                .must("name", single(NameRule.upTo(NameRule.LABEL)), "one of `volumes` beside `sidecars`")
                .must("path", single(ContainerPathRule.rule()), "folder at which the sidecar sees it")
                .may("readOnly", single(BooleanRule.BOOLEAN), "whether it may only be read; false where it is missing")
                .build();
        return list(mount).unique(Code.DUP, "path");
    }
}
