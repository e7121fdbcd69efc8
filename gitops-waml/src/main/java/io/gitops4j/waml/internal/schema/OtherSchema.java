package io.gitops4j.waml.internal.schema;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import java.util.Map;
import java.util.Optional;

/** Keys at the top of a file that only the other version of the schema has, and what this one says instead. */
final class OtherSchema {
    private static final Map<String, String> IN_TWO = Map.of(
            "repo",
            "write `image`",
            "domain",
            "write whole names as `host` of an ingress; the domain of a hostPrefix is the environment's",
            "k8sNamespace",
            "write `namespace`",
            "k8sName",
            "write it as `slug`, which names every resource");
    private static final Map<String, String> IN_ONE = Map.of(
            "namespace",
            "write `k8sNamespace`",
            "image",
            "write `repo`, or `image` in `deploy.base`",
            "defaults",
            "write `deploy.base`");

    private OtherSchema() {}

    /** What to say about a key that {@code top}, the top of one version, does not know; nothing where the other does not either. */
    static Optional<Fault> fault(String key, MappingShape top, WamlSchema schema) {
        if (top == schema.file() && schema.legacy().names().contains(key)) {
            return Optional.of(fault(key, 2, 1, IN_TWO.getOrDefault(key, "take it out")));
        }
        if (top == schema.legacy() && schema.file().names().contains(key)) {
            String otherwise = schema.deploy().names().contains(key)
                    ? "write it in `deploy.base`"
                    : "take it out, or convert the file to schema 2";
            return Optional.of(fault(key, 1, 2, IN_ONE.getOrDefault(key, otherwise)));
        }
        return Optional.empty();
    }

    private static Fault fault(String key, int here, int there, String remedy) {
        return new Fault(
                Code.UNKNOWN,
                "there is no key " + Shown.quoted(key) + " in schema " + here + ", only in schema " + there,
                remedy);
    }
}
