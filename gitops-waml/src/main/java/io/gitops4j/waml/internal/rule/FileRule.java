package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is said about a file or about storage beside its path. */
public final class FileRule {
    private static final Pattern MODE = Pattern.compile("0?[0-7]{3}");
    private static final Pattern CLAIM =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    private FileRule() {}

    /** Permissions in octal digits. */
    public static TextRule mode() {
        return new TextRule(
                "three octal digits in quotes, as \"0644\"",
                mode -> MODE.matcher(mode).matches()
                        ? Optional.empty()
                        : Optional.of(new Fault(
                                Code.FILE,
                                Shown.quoted(mode) + " are no permissions",
                                "write three octal digits in quotes, as \"0644\"")));
    }

    /** The name of storage that is there: legal at every target. */
    public static TextRule claim() {
        return new TextRule(
                "lower-case letters, digits, hyphens and dots",
                claim -> CLAIM.matcher(claim).matches()
                        ? Optional.empty()
                        : Optional.of(new Fault(
                                Code.NAME,
                                Shown.quoted(claim) + " is no name of storage",
                                "use lower-case letters, digits and hyphens, and dots between them")));
    }
}
