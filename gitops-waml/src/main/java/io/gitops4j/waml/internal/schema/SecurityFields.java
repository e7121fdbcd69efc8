package io.gitops4j.waml.internal.schema;

import static io.gitops4j.waml.internal.schema.WamlSchema.list;
import static io.gitops4j.waml.internal.schema.WamlSchema.single;

import io.gitops4j.waml.internal.rule.BooleanRule;
import io.gitops4j.waml.internal.rule.CapabilityRule;
import io.gitops4j.waml.internal.rule.IntegerRule;

/** The fields of what a container may do on its node. */
final class SecurityFields {
    private SecurityFields() {}

    static MappingShape shape() {
        MappingShape capabilities = MappingShape.of()
                .may("add", list(single(CapabilityRule.rule())), "what it gets")
                .may("drop", list(single(CapabilityRule.rule())), "what it loses")
                .build();
        return MappingShape.of()
                .may("runAsNonRoot", single(BooleanRule.BOOLEAN), "whether it must not run as user 0")
                .may(
                        "runAsUser",
                        single(IntegerRule.between(0, Integer.MAX_VALUE)),
                        "numeric user; the image's own where it is missing")
                .may("readOnlyRoot", single(BooleanRule.BOOLEAN), "whether it may write only to its volumes")
                .may("capabilities", capabilities, "Linux capabilities")
                .build();
    }
}
