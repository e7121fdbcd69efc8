package io.gitops4j.cli;

import io.gitops4j.api.VisibleText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Values as people read them. */
final class Words {
    private Words() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String amount(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** UTC, without the fraction of the second. */
    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Text from a repository, a target or a history, in one line. */
    static String shown(Object value) {
        return VisibleText.of(value.toString());
    }
}
