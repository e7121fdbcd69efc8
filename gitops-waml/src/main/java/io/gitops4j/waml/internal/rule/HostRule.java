package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import java.net.IDN;
import java.util.Optional;

/** Host names by RFC 1123, lower case, without wildcards; letters beyond ASCII only as punycode, so that no look-alike passes (B37). */
public final class HostRule {
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final ValueForm FORM =
            ValueForm.exactly(ValueForm.text("(?=.{1," + LONGEST + "}$)" + LABEL + "(?:\\." + LABEL + ")*"));

    private HostRule() {}

    /** A full host name. */
    public static TextRule host() {
        return new TextRule("a host name in lower case, as shop.example.com", HostRule::fault, FORM);
    }

    /** The first part of a host name; the environment adds its domain. */
    public static TextRule prefix() {
        return new TextRule("the first part of a host name, as shop", HostRule::fault, FORM);
    }

    /** What stands behind the first part of host names; one word alone is none, whatever else it may name. */
    public static TextRule domain() {
        return new TextRule(
                "a domain in lower case, as example.com",
                domain -> domain.indexOf('.') < 0
                        ? no(domain, "is no domain of hosts", "write a whole one, as example.com, or take it out")
                        : fault(domain));
    }

    private static Optional<Fault> fault(String host) {
        if (host.startsWith("*") || host.contains("*.")) {
            return no(host, "has a wildcard", "name each host");
        }
        if (host.chars().anyMatch(c -> c > 0x7F)) {
            return no(
                    host,
                    "has letters beyond ASCII; in DNS it is " + Shown.quoted(punycode(host)),
                    "write that form if it is what you mean");
        }
        if (host.length() > LONGEST) {
            return no(host, "has " + host.length() + " characters, and at most " + LONGEST + " fit", "shorten it");
        }
        for (String label : host.split("\\.", -1)) {
            if (!isLabel(label)) {
                return no(
                        host,
                        "is no host name, because of " + Shown.quoted(label),
                        "use lower-case letters, digits and hyphens between dots; no scheme, port or path");
            }
        }
        return Optional.empty();
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= LONGEST_LABEL
                && !label.startsWith("-")
                && !label.endsWith("-")
                && label.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }

    private static String punycode(String host) {
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            return "impossible";
        }
    }

    private static Optional<Fault> no(String host, String why, String remedy) {
        return Optional.of(new Fault(Code.HOST, Shown.quoted(host) + " " + why, remedy));
    }
}
