package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.finding.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** One of a few words (B35, B46). */
public final class WordRule {
    private WordRule() {}

    /** Exactly one of these. */
    public static TextRule of(Collection<String> words) {
        List<String> known = List.copyOf(words);
        return rule(known, known::contains, ValueForm.exactly(new ValueForm.Words(known)));
    }

    /** One of these lower-case words, written in any case. */
    public static TextRule anyCase(String... words) {
        List<String> known = List.of(words);
        return rule(
                known,
                text -> known.contains(text.toLowerCase(Locale.ROOT)),
                ValueForm.exactly(new ValueForm.Words(known), ValueForm.text(anyCase(known))));
    }

    private static String anyCase(List<String> words) {
        return String.join("|", words.stream().map(WordRule::anyCase).toList());
    }

    private static String anyCase(String word) {
        StringBuilder pattern = new StringBuilder();
        word.chars()
                .forEach(c -> pattern.append('[')
                        .append((char) c)
                        .append((char) Character.toUpperCase(c))
                        .append(']'));
        return pattern.toString();
    }

    private static TextRule rule(List<String> known, Predicate<String> legal, ValueForm form) {
        return new TextRule(
                "one of " + String.join(", ", known),
                text -> {
                    if (legal.test(text)) {
                        return Optional.empty();
                    }
                    String meant = Spelling.nearest(text, known)
                            .map(word -> "write " + word)
                            .orElse("choose one of them");
                    return Optional.of(
                            new Fault(Code.ENUM, Shown.quoted(text) + " is none of " + Shown.list(known), meant));
                },
                form);
    }
}
