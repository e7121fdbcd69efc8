package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import java.util.Optional;

/**
 * Names that are legal at every target, in a path, in a URL and in a label: lower-case letters, digits and hyphens, first a letter,
 * last no hyphen (B26, B27). The rule is that of a DNS label in RFC 1035.
 */
public final class NameRule {
    /** The longest label of DNS. */
    public static final int LABEL = 63;
    /** The longest port name that Kubernetes takes. */
    public static final int PORT_NAME = 15;

    private NameRule() {}

    /** A name of at most so many characters. */
    public static TextRule upTo(int longest) {
        return new TextRule(
                "lower-case letters, digits and hyphens, first a letter, at most " + longest + " characters",
                text -> fault(text, longest),
                ValueForm.exactly(ValueForm.text(pattern(longest))));
    }

    /** As a regular expression. */
    static String pattern(int longest) {
        return "[a-z](?:[a-z0-9-]{0," + (longest - 2) + "}[a-z0-9])?";
    }

    static Optional<Fault> fault(String name, int longest) {
        if (name.isEmpty()) {
            return Optional.of(new Fault(Code.REQUIRED, "it is empty", "write a name"));
        }
        if (name.length() > longest) {
            return Optional.of(new Fault(
                    Code.NAME,
                    Shown.quoted(name) + " has " + name.length() + " characters, and at most " + longest + " fit",
                    "shorten it"));
        }
        for (int i = 0; i < name.length(); i++) {
            if (!legal(name, i)) {
                return Optional.of(illegal(name, i));
            }
        }
        return Optional.empty();
    }

    private static boolean legal(String name, int i) {
        char c = name.charAt(i);
        if (c >= 'a' && c <= 'z') {
            return true;
        }
        return i > 0 && ((c >= '0' && c <= '9') || (c == '-' && i < name.length() - 1));
    }

    private static Fault illegal(String name, int i) {
        String character = new String(Character.toChars(name.codePointAt(i)));
        return new Fault(
                Code.NAME,
                Shown.quoted(name) + " has " + Shown.quoted(character) + " as character "
                        + (name.codePointCount(0, i) + 1),
                "use lower-case letters, digits and hyphens; start with a letter and end without a hyphen");
    }
}
