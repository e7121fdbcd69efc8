package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.yaml.PlainReading;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.Optional;

/** A port by its number or by its name. */
public enum PortOrNameRule implements ScalarRule {
    /** The only one. */
    PORT_OR_NAME;

    @Override
    public String expects() {
        return "a port's number or its name";
    }

    @Override
    public ValueForm form() {
        return ValueForm.exactly(new ValueForm.Whole(1, 65_535), ValueForm.text(NameRule.pattern(NameRule.PORT_NAME)));
    }

    @Override
    public Optional<Fault> check(YamlScalar value) {
        if (value.reading() == PlainReading.INTEGER) {
            return IntegerRule.PORT.check(value);
        }
        boolean name = value.reading() == PlainReading.TEXT
                && NameRule.fault(value.text(), NameRule.PORT_NAME).isEmpty();
        return name
                ? Optional.empty()
                : Optional.of(new Fault(
                        Code.PORT,
                        Shown.quoted(value.text()) + " is neither a port number from 1 to 65535 nor a port name",
                        "write the number, or the name of a port"));
    }
}
