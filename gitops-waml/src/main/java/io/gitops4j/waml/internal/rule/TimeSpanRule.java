package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.time.Duration;
import java.util.Optional;

/** A time span with its unit, at most an hour (B50). */
public enum TimeSpanRule implements ScalarRule {
    /** Zero is legal. */
    FROM_ZERO("0s"),
    /** Zero is not. */
    POSITIVE("1ms");

    /** Nine digits at most, {@link #LONGEST} at most. */
    private static final String UP_TO_AN_HOUR =
            "(?=[0-9]{1,9}[msh])0*(?:(?:3600000|3[0-5][0-9]{5}|[12][0-9]{6}|[0-9]{1,6})ms"
                    + "|(?:3600|3[0-5][0-9]{2}|[12][0-9]{3}|[0-9]{1,3})s|(?:60|[1-5]?[0-9])m|[01]h)";

    private static final Duration LONGEST = Duration.ofHours(1);

    private final String least;

    TimeSpanRule(String least) {
        this.least = least;
    }

    @Override
    public String expects() {
        return "a time span from " + least + " to 1h, as 500ms, 10s or 5m";
    }

    @Override
    public ValueForm form() {
        return ValueForm.exactly(ValueForm.text((this == POSITIVE ? "(?!0+[msh])" : "") + UP_TO_AN_HOUR));
    }

    @Override
    public Optional<Fault> check(YamlScalar value) {
        boolean legal = TimeSpan.parse(value.text())
                .filter(span -> this == FROM_ZERO || !span.isZero())
                .filter(span -> span.compareTo(LONGEST) <= 0)
                .isPresent();
        return legal
                ? Optional.empty()
                : Optional.of(new Fault(
                        Code.DURATION,
                        Shown.quoted(value.text()) + " is not " + expects(),
                        "write a whole number with ms, s, m or h"));
    }
}
