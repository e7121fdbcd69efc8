package io.gitops4j.waml.internal.rule;

import io.gitops4j.api.spec.CountOrPercent;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.Optional;

/** A number of instances, {@code 2}, or a share of them, {@code 25%}. */
public enum CountOrPercentRule implements ScalarRule {
    /** The only one. */
    COUNT_OR_PERCENT;

    @Override
    public String expects() {
        return "a number from 0, or a percentage as 25%";
    }

    @Override
    public ValueForm form() {
        return ValueForm.exactly(
                new ValueForm.Whole(0, 9_999), ValueForm.text("[0-9]{1,4}|(?:0{0,2}[0-9]{1,2}|0?100)%"));
    }

    @Override
    public Optional<Fault> check(YamlScalar value) {
        return parse(value.text()).isPresent()
                ? Optional.empty()
                : Optional.of(new Fault(
                        Code.RANGE,
                        Shown.quoted(value.text()) + " is neither a number nor a percentage",
                        "write for example 2 or 25%"));
    }

    /** The value, if it is one. */
    public static Optional<CountOrPercent> parse(String text) {
        boolean percent = text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1) : text;
        boolean digits =
                !number.isEmpty() && number.length() <= 4 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || (percent && Integer.parseInt(number) > 100)) {
            return Optional.empty();
        }
        return Optional.of(new CountOrPercent(Integer.parseInt(number), percent));
    }
}
