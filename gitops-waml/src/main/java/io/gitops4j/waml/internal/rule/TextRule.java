package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.yaml.PlainReading;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.Optional;
import java.util.function.Function;

/**
 * Text, and a further rule about it. A plain value that some version of YAML reads as something else than text is refused, as
 * nobody can know what was meant (B16).
 */
public final class TextRule implements ScalarRule {
    /** Any text. */
    public static final TextRule ANY =
            new TextRule("text", text -> Optional.empty(), ValueForm.exactly(new ValueForm.Text("")));

    /** Text that is not empty. */
    public static final TextRule FILLED = new TextRule(
            "text",
            text -> text.isBlank()
                    ? Optional.of(new Fault(Code.REQUIRED, "it is empty", "write a value, or leave the key out"))
                    : Optional.empty(),
            ValueForm.exactly(new ValueForm.Text("[^ \\t\\n\\r]")));

    private final String expects;
    private final Function<String, Optional<Fault>> further;
    private final ValueForm form;

    /** Text for which {@code further} finds no fault, which no other language can say. */
    public TextRule(String expects, Function<String, Optional<Fault>> further) {
        this(expects, further, ValueForm.atMost(new ValueForm.Text("")));
    }

    /** Text for which {@code further} finds no fault, and how other languages say so. */
    public TextRule(String expects, Function<String, Optional<Fault>> further, ValueForm form) {
        this.expects = expects;
        this.further = further;
        this.form = form;
    }

    @Override
    public String expects() {
        return expects;
    }

    @Override
    public ValueForm form() {
        return form;
    }

    @Override
    public Optional<Fault> check(YamlScalar value) {
        Optional<Fault> notText = notText(value);
        return notText.isPresent() ? notText : further.apply(value.text());
    }

    private static Optional<Fault> notText(YamlScalar value) {
        PlainReading reading = value.reading();
        return reading == PlainReading.TEXT
                ? Optional.empty()
                : Optional.of(new Fault(
                        Code.TYPE,
                        "text expected, and without quotes " + ReadAs.describe(value.text(), reading),
                        "quote it: \"" + value.text() + "\""));
    }
}
