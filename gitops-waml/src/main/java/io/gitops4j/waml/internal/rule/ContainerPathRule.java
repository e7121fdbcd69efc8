package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import java.util.Optional;
import java.util.regex.Pattern;

/** Absolute paths in a container, in the one form in which two of them can be compared. */
public final class ContainerPathRule {
    private static final int LONGEST = 512;
    private static final Pattern LEGAL = Pattern.compile("(/[A-Za-z0-9._@%+=,~-]+)+");

    private ContainerPathRule() {}

    /** The rule. */
    public static TextRule rule() {
        return new TextRule("an absolute path, as /etc/app/app.conf", ContainerPathRule::fault);
    }

    private static Optional<Fault> fault(String path) {
        if (!path.startsWith("/")) {
            return no(path, "does not start with /", "write the whole path within the container");
        }
        boolean legal = path.length() <= LONGEST && LEGAL.matcher(path).matches();
        boolean steps = ("/" + path + "/").contains("/./") || (path + "/").contains("/../");
        return legal && !steps
                ? Optional.empty()
                : no(
                        path,
                        "is no plain path",
                        "use letters, digits and ._@%+=,~- between single slashes, at most " + LONGEST
                                + " characters; no '.' or '..' and no slash at the end");
    }

    private static Optional<Fault> no(String path, String why, String remedy) {
        return Optional.of(new Fault(Code.PATH, Shown.quoted(path) + " " + why, remedy));
    }
}
