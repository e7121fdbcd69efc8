package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import java.util.Optional;

/** Names of environment variables that every shell and target takes (B40); the rule is that of POSIX. */
public final class EnvNameRule {
    private static final int LONGEST = 253;

    private EnvNameRule() {}

    /** The rule. */
    public static TextRule rule() {
        return new TextRule(
                "letters, digits and underscores, first no digit",
                EnvNameRule::fault,
                ValueForm.exactly(ValueForm.text("[A-Za-z_][A-Za-z0-9_]{0," + (LONGEST - 1) + "}")));
    }

    private static Optional<Fault> fault(String name) {
        boolean legal = !name.isEmpty()
                && name.length() <= LONGEST
                && !(name.charAt(0) >= '0' && name.charAt(0) <= '9')
                && name.chars().allMatch(EnvNameRule::legal);
        return legal
                ? Optional.empty()
                : Optional.of(new Fault(
                        Code.ENV,
                        Shown.quoted(name) + " is no name for an environment variable",
                        "use letters, digits and underscores, first no digit"));
    }

    private static boolean legal(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
