package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.yaml.PlainReading;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.Optional;

/** The content of a file: any text but a reference to a secret, which would get there to the letter. No fault of it shows the text. */
public enum ContentRule implements ScalarRule {
    /** The only one. */
    CONTENT;

    @Override
    public String expects() {
        return "text";
    }

    @Override
    public Optional<Fault> check(YamlScalar value) {
        PlainReading reading = value.reading();
        if (reading != PlainReading.TEXT) {
            return Optional.of(new Fault(
                    Code.TYPE,
                    "text expected, and without quotes this content is read as a " + reading.kind(),
                    "quote it, or write it below `content: |`"));
        }
        return SecretText.isReference(value.text())
                ? Optional.of(new Fault(
                        Code.SECRETREF,
                        "a file's content cannot refer to a secret",
                        "put the reference into `env`, which knows vault:path#key#version"))
                : Optional.empty();
    }
}
