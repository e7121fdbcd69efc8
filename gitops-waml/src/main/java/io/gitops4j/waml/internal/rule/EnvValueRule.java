package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.yaml.PlainReading;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.Optional;

/** The value of an environment variable: text or a reference to a secret. No fault of it shows the value, as it may be secret. */
public enum EnvValueRule implements ScalarRule {
    /** The only one. */
    ENV_VALUE;

    @Override
    public String expects() {
        return "text, or vault:path#key#version";
    }

    @Override
    public ValueForm form() {
        return ValueForm.exactly(ValueForm.text("(?!vault:)[\\s\\S]*|" + SecretText.PATTERN));
    }

    @Override
    public Optional<Fault> check(YamlScalar value) {
        PlainReading reading = value.reading();
        if (reading != PlainReading.TEXT) {
            return Optional.of(new Fault(
                    Code.TYPE,
                    "text expected, and without quotes this value is read as a " + reading.kind(),
                    "quote it"));
        }
        boolean reference = SecretText.isReference(value.text());
        return reference && SecretText.parse(value.text()).isEmpty()
                ? Optional.of(new Fault(
                        Code.SECRETREF,
                        "this is not a reference of the form vault:path#key#version",
                        "write vault:team/app#password, with #3 behind it for version 3"))
                : Optional.empty();
    }
}
