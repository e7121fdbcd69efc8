package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.yaml.PlainReading;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.Optional;

/** {@code true}, or the most that temporary storage may hold. */
public enum TemporaryRule implements ScalarRule {
    /** The only one. */
    TEMPORARY;

    @Override
    public String expects() {
        return "true, or bytes, as 64Mi";
    }

    @Override
    public Optional<Fault> check(YamlScalar value) {
        if (value.reading() == PlainReading.BOOLEAN) {
            return value.text().equalsIgnoreCase("true")
                    ? Optional.empty()
                    : Optional.of(new Fault(
                            Code.VOLUME, "storage that is not temporary needs a claim", "write `claim` instead"));
        }
        boolean positive = Quantity.memoryBytes(value.text()).orElse(0) > 0;
        return positive
                ? Optional.empty()
                : Optional.of(new Fault(
                        Code.QUANTITY,
                        Shown.quoted(value.text()) + " is neither true nor an amount above 0",
                        "write true, or for example 64Mi"));
    }
}
