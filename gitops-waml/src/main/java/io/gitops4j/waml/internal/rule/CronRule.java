package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Five-field cron expressions, limited to what Kubernetes and Nomad read alike: numbers, names, lists, ranges and steps. */
public final class CronRule {
    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59, List.of()),
            new Field("hour", 0, 23, List.of()),
            new Field("day of month", 1, 31, List.of()),
            new Field(
                    "month",
                    1,
                    12,
                    List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
            new Field("day of week", 0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

    private static final String FIELD = "[0-9A-Za-z*,/-]+";
    /** The number of fields and their characters. */
    private static final ValueForm FORM =
            ValueForm.atMost(ValueForm.text("\\s*" + FIELD + "(?:[ \\t]+" + FIELD + "){4}\\s*"));

    private CronRule() {}

    /** The rule. */
    public static TextRule rule() {
        return new TextRule("minute, hour, day of month, month, day of week, as 0 3 * * *", CronRule::fault, FORM);
    }

    private static Optional<Fault> fault(String text) {
        String[] parts = text.strip().split("[ \t]+", -1);
        if (parts.length != FIELDS.size()) {
            return no(Shown.quoted(text) + " has " + (parts.length == 1 ? "1 field" : parts.length + " fields")
                    + ", and a schedule has 5");
        }
        for (int i = 0; i < parts.length; i++) {
            Field field = FIELDS.get(i);
            for (String item : parts[i].split(",", -1)) {
                if (!field.accepts(item.toLowerCase(Locale.ROOT))) {
                    return no(
                            Shown.quoted(item) + " is no " + field.name + " from " + field.least + " to " + field.most);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> no(String what) {
        return Optional.of(new Fault(
                Code.SCHEDULE, what, "write minute, hour, day of month, month, day of week, as '0 3 * * 1-5'"));
    }

    private record Field(String name, int least, int most, List<String> names) {
        boolean accepts(String item) {
            int slash = item.indexOf('/');
            String range = slash < 0 ? item : item.substring(0, slash);
            int step = slash < 0 ? 1 : number(item.substring(slash + 1));
            if (step < 1 || step > most || (slash >= 0 && !range.equals("*") && range.indexOf('-') < 0)) {
                return false;
            }
            int hyphen = range.indexOf('-');
            if (range.equals("*")) {
                return true;
            }
            int from = value(hyphen < 0 ? range : range.substring(0, hyphen));
            int to = hyphen < 0 ? from : value(range.substring(hyphen + 1));
            return from >= least && to <= most && from <= to;
        }

        private int value(String text) {
            int name = names.indexOf(text);
            return name < 0 ? number(text) : name + least;
        }

        private static int number(String text) {
            boolean digits =
                    !text.isEmpty() && text.length() <= 2 && text.chars().allMatch(c -> c >= '0' && c <= '9');
            return digits ? Integer.parseInt(text) : -1;
        }
    }
}
