package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import java.util.Optional;

/** Patterns of deploy ids: {@code *} for any characters, {@code ?} for one (B44). */
public final class GlobRule {
    private GlobRule() {}

    /** The rule. */
    public static TextRule rule() {
        return new TextRule(
                "a pattern of deploy ids: * is anything, ? one character",
                GlobRule::fault,
                ValueForm.exactly(ValueForm.text("[^\\u0000-\\u0020\\[\\]{}()!|\\\\,]+")));
    }

    private static Optional<Fault> fault(String glob) {
        if (glob.isEmpty()) {
            return Optional.of(new Fault(Code.GLOB, "the pattern is empty", "write * to match every deploy id"));
        }
        for (int i = 0; i < glob.length(); i++) {
            if ("[]{}()!|\\,".indexOf(glob.charAt(i)) >= 0 || glob.charAt(i) <= ' ') {
                return Optional.of(new Fault(
                        Code.GLOB,
                        Shown.quoted(glob) + " has " + Shown.quoted(glob.substring(i, i + 1)) + " as character "
                                + (i + 1) + ", which patterns do not know",
                        "use only * and ?, and one 'defaults' entry for each pattern"));
            }
        }
        return Optional.empty();
    }
}
