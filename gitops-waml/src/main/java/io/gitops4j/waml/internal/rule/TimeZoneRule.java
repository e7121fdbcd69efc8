package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.finding.Spelling;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeSet;

/** Names of the IANA time zone database, as far as this JVM knows them. */
public final class TimeZoneRule {
    private TimeZoneRule() {}

    /** The rule. */
    public static TextRule rule() {
        return new TextRule("an IANA time zone, as Europe/Berlin", TimeZoneRule::fault);
    }

    private static Optional<Fault> fault(String zone) {
        if (ZoneId.getAvailableZoneIds().contains(zone) && !zone.startsWith("SystemV/")) {
            return Optional.empty();
        }
        String meant = Spelling.nearest(zone, new TreeSet<>(ZoneId.getAvailableZoneIds()))
                .map(known -> "did you mean " + known + "?")
                .orElse("write for example Europe/Berlin or UTC");
        return Optional.of(new Fault(Code.SCHEDULE, Shown.quoted(zone) + " is no known time zone", meant));
    }
}
