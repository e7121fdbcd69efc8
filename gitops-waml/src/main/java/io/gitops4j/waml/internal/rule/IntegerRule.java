package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.yaml.PlainReading;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.Optional;

/** A whole number within a range (B15, B32, B39). */
public final class IntegerRule implements ScalarRule {
    /** A port, 1 to 65535. */
    public static final IntegerRule PORT = new IntegerRule(1, 65_535, Code.PORT, Code.PORT);

    /** A port that schedulers open on every node. */
    public static final IntegerRule NODE_PORT = new IntegerRule(30_000, 32_767, Code.PORT, Code.PORT);

    private static final int LONGEST = 10;

    private final int least;
    private final int most;
    private final String typeCode;
    private final String rangeCode;

    private IntegerRule(int least, int most, String typeCode, String rangeCode) {
        this.least = least;
        this.most = most;
        this.typeCode = typeCode;
        this.rangeCode = rangeCode;
    }

    /** A number from {@code least} to {@code most}. */
    public static IntegerRule between(int least, int most) {
        return new IntegerRule(least, most, Code.TYPE, Code.RANGE);
    }

    @Override
    public String expects() {
        return "a whole number from " + least + " to " + most;
    }

    @Override
    public ValueForm form() {
        return ValueForm.exactly(new ValueForm.Whole(least, most));
    }

    @Override
    public Optional<Fault> check(YamlScalar value) {
        if (value.reading() != PlainReading.INTEGER) {
            return Optional.of(new Fault(typeCode, expects() + " expected, got " + got(value), remedy(value)));
        }
        String text = value.text();
        int length = text.startsWith("-") ? text.length() - 1 : text.length();
        if (length > LONGEST || Long.parseLong(text) < least || Long.parseLong(text) > most) {
            return Optional.of(new Fault(
                    rangeCode, expects() + " expected, got " + Shown.quoted(text), "choose a number in this range"));
        }
        return Optional.empty();
    }

    private static String got(YamlScalar value) {
        return switch (value.reading()) {
            case OLD_OCTAL, OLD_SEXAGESIMAL, OLD_GROUPED ->
                "a value that other tools read otherwise: " + ReadAs.describe(value.text(), value.reading());
            default -> value.kind();
        };
    }

    private static String remedy(YamlScalar value) {
        boolean quotedNumber = !value.plain()
                && new YamlScalar(value.line(), value.column(), value.text(), true).reading() == PlainReading.INTEGER;
        return quotedNumber ? "take the quotes away: " + value.text() : "write a number in plain decimal digits";
    }
}
