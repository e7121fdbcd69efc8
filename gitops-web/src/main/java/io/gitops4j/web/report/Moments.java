package io.gitops4j.web.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as the page shows them: in UTC, to the minute; its script adds how long ago that is. */
final class Moments {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Moments() {}

    static void write(Html html, Instant at) {
        html.element(
                "time",
                FORM.format(at) + " UTC",
                "datetime",
                at.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
