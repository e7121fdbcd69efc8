package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.finding.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who answers for a service: an address, or one of the teams that an installation knows. */
public final class OwnerRule {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private OwnerRule() {}

    /** Any text that is not empty, where no teams are known. */
    public static TextRule of(Collection<String> teams) {
        List<String> known = teams.stream().sorted().toList();
        return known.isEmpty()
                ? TextRule.FILLED
                : new TextRule("an address, or one of " + String.join(", ", known), text -> fault(text, known));
    }

    private static Optional<Fault> fault(String text, List<String> known) {
        if (known.contains(text) || ADDRESS.matcher(text).matches()) {
            return Optional.empty();
        }
        String remedy = Spelling.nearest(text, known)
                .map(team -> "write " + team)
                .orElse("write the team's address, or one of the teams");
        return Optional.of(new Fault(
                Code.ENUM, Shown.quoted(text) + " is no address and none of the teams " + Shown.list(known), remedy));
    }
}
