package io.gitops4j.git.internal.trust;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.VisibleText;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;

/** Says why a revision is not given out. */
final class Refusals {
    private static final int LONGEST_PATH = 60;

    private final boolean every;

    /** @param every whether a good commit on top does not help */
    Refusals(boolean every) {
        this.every = every;
    }

    GitOpsException signature(String object, Verdict.Refused refused) {
        String remedy = refused.remedy();
        if (remedy.isEmpty()) {
            remedy = every
                    ? "reset the branch to before it, or set trustedFrom to a later commit that you have checked"
                    : "push a commit on top that an allowed key has signed (git commit -S)";
        }
        return refusal("GIT-SIGNATURE", object + " " + refused.reason(), remedy);
    }

    GitOpsException signature(ObjectId commit, Verdict.Refused refused) {
        return signature("commit " + commit.name(), refused);
    }

    /** A merge of more sides than can be judged. */
    GitOpsException tooManyParents(ObjectId commit, int most) {
        return signature(
                commit,
                new Verdict.Refused(
                        "has more than " + most + " parents",
                        "reset the branch to before it, and merge one side after the other"));
    }

    GitOpsException formerSupport(ObjectId merge, ObjectId brought) {
        return refusal(
                "GIT-PERMISSION",
                "commit " + merge.name() + " brings in " + brought.name()
                        + ", an approval or merge by a key that is not allowed any more",
                "reset the branch to before it, and rebase the side that it merges");
    }

    GitOpsException pathNotUtf8(ObjectId commit) {
        return refusal(
                "GIT-PERMISSION",
                "commit " + commit.name() + " changes a path that is not UTF-8",
                "reset the branch to before it, and give the file another name");
    }

    /** The rules in a commit, or those that judge it, cannot be read. */
    GitOpsException unreadable(ObjectId commit, GitOpsException cause) {
        Diagnostic problem = cause.diagnostics().get(0);
        String place = problem.position().map(Object::toString).orElse("");
        return new GitOpsException(
                FailureKind.REJECTED,
                Diagnostic.error("GIT-PERMISSION")
                        .what("commit " + commit.name() + " has a bad " + place + ": " + problem.what() + "; "
                                + "the revision before stays")
                        .remedy(every ? "reset the branch to before it" : problem.remedy())
                        .build(),
                cause);
    }

    GitOpsException noOwner(ObjectId commit, String path, List<String> owners) {
        return refusal(
                "GIT-PERMISSION",
                "commit " + commit.name() + " changes " + shortened(path) + " without its owner "
                        + shortened(String.join(" ", owners)),
                "let an owner push a signed commit with the trailer Gitops-Approves: and the id");
    }

    GitOpsException tooFewApprovals(ObjectId commit, int wanted, List<String> have) {
        return refusal(
                "GIT-PERMISSION",
                "commit " + commit.name() + " has " + have.size() + " of " + wanted + " approvals"
                        + (have.isEmpty() ? "" : " (" + shortened(String.join(" ", have)) + ")"),
                "let others push signed commits with the trailer Gitops-Approves: and the id");
    }

    private static GitOpsException refusal(String code, String what, String remedy) {
        return new GitOpsException(
                FailureKind.REJECTED,
                Diagnostic.error(code)
                        .what(what + "; the revision before stays")
                        .remedy(remedy)
                        .build());
    }

    private static String shortened(String text) {
        String visible = VisibleText.of(text);
        return visible.length() <= LONGEST_PATH ? visible : "..." + visible.substring(visible.length() - LONGEST_PATH);
    }
}
