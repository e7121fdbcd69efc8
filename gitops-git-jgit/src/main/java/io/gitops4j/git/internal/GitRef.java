package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/**
 * What a source follows: a branch or tag by its short name, any ref by its full name, or {@code HEAD}.
 *
 * @param text as configured
 */
public record GitRef(String text) {
    /**
     * Checks a name by git's own rules (git-check-ref-format).
     *
     * @throws GitOpsException CONFIG with SRC-REF
     */
    public static GitRef parse(String text) {
        GitRef ref = new GitRef(text);
        boolean valid = !text.startsWith("-") && ref.candidates().stream().allMatch(GitRef::isRefName);
        if (!valid) {
            throw new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("SRC-REF")
                            .path("ref")
                            .what("'" + text + "' is not the name of a branch or ref")
                            .remedy("name a branch such as main, or a full ref such as refs/heads/main")
                            .build());
        }
        return ref;
    }

    /** A branch without what all branches begin with; any other ref as configured. */
    public String shortName() {
        return text.startsWith(Constants.R_HEADS) ? text.substring(Constants.R_HEADS.length()) : text;
    }

    /** The full names that it may stand for, branch first. */
    List<String> candidates() {
        if (text.equals(Constants.HEAD) || text.startsWith(Constants.R_REFS)) {
            return List.of(text);
        }
        return List.of(Constants.R_HEADS + text, Constants.R_TAGS + text);
    }

    private static boolean isRefName(String name) {
        return name.equals(Constants.HEAD) || Repository.isValidRefName(name);
    }
}
