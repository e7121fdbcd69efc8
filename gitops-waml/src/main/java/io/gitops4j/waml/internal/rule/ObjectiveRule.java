package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.Optional;

/** The percentage of a service level objective: above 0 and below 100, with or without quotes (B52). */
public enum ObjectiveRule implements ScalarRule {
    /** The only one. */
    OBJECTIVE;

    private static final int LONGEST = 12;

    @Override
    public String expects() {
        return "a percentage above 0 and below 100, as 99.9";
    }

    @Override
    public ValueForm form() {
        return ValueForm.exactly(
                new ValueForm.Decimal(BigDecimal.ZERO, BigDecimal.valueOf(100), true),
                ValueForm.text("(?=.{1," + LONGEST + "}$)(?:0*[1-9][0-9]?(?:\\.[0-9]+)?|0+\\.0*[1-9][0-9]*)"));
    }

    @Override
    public Optional<Fault> check(YamlScalar value) {
        return parse(value.text()).isPresent()
                ? Optional.empty()
                : Optional.of(new Fault(
                        Code.RANGE,
                        Shown.quoted(value.text()) + " is not " + expects(),
                        value.text().indexOf(',') >= 0
                                ? "use a dot: " + value.text().replace(',', '.')
                                : "write for example \"99.9\""));
    }

    /** The percentage, if it is one. */
    public static Optional<BigDecimal> parse(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
                && text.indexOf('.') == text.lastIndexOf('.')
                && text.charAt(0) != '.'
                && !text.endsWith(".");
        if (!digits) {
            return Optional.empty();
        }
        BigDecimal percent = new BigDecimal(text);
        return percent.signum() > 0 && percent.compareTo(BigDecimal.valueOf(100)) < 0
                ? Optional.of(percent)
                : Optional.empty();
    }
}
