package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a Linux capability, in the one form that every container runtime takes. */
public final class CapabilityRule {
    private static final Pattern LEGAL = Pattern.compile("[A-Z][A-Z_]{0,30}[A-Z]");
    private static final String PREFIX = "CAP_";

    private CapabilityRule() {}

    /** The rule. */
    public static TextRule rule() {
        return new TextRule("a capability without CAP_, as NET_ADMIN, or ALL", CapabilityRule::fault);
    }

    private static Optional<Fault> fault(String name) {
        if (LEGAL.matcher(name).matches() && !name.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String upper = name.toUpperCase(Locale.ROOT);
        String meant = upper.startsWith(PREFIX) ? upper.substring(PREFIX.length()) : upper;
        return Optional.of(new Fault(
                Code.SECURITY,
                Shown.quoted(name) + " is no capability",
                LEGAL.matcher(meant).matches() ? "write " + meant : "write for example NET_ADMIN, or ALL"));
    }
}
