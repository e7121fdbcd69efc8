package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.yaml.PlainReading;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.Optional;

/** {@code true} or {@code false}. */
public enum BooleanRule implements ScalarRule {
    /** The only one. */
    BOOLEAN;

    @Override
    public String expects() {
        return "true or false";
    }

    @Override
    public ValueForm form() {
        return ValueForm.exactly(new ValueForm.Flag());
    }

    @Override
    public Optional<Fault> check(YamlScalar value) {
        PlainReading reading = value.reading();
        if (reading == PlainReading.BOOLEAN) {
            return Optional.empty();
        }
        String got = reading == PlainReading.OLD_BOOLEAN
                ? "and " + ReadAs.describe(value.text(), reading) + " only"
                : "got " + value.kind();
        return Optional.of(
                new Fault(Code.TYPE, "true or false expected, " + got, "write true or false without quotes"));
    }
}
