package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;

/** Finds a configured ref among those that a remote tells. */
final class RefChoice {
    private static final int BRANCHES_TOLD = 10;

    private RefChoice() {}

    /**
     * The one ref that is meant, or nothing.
     *
     * @throws GitOpsException CONFIG with SRC-REF when a branch and a tag have the name (B65)
     */
    static Optional<Ref> choose(GitRef wanted, Map<String, Ref> advertised) {
        List<Ref> found = wanted.candidates().stream()
                .map(advertised::get)
                .filter(Objects::nonNull)
                .filter(ref -> ref.getObjectId() != null)
                .toList();
        if (found.size() > 1) {
            throw new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("SRC-REF")
                            .path("ref")
                            .what("'" + wanted.text() + "' is ambiguous: "
                                    + found.stream()
                                            .map(ref -> ref.getName() + " is "
                                                    + commit(ref).name())
                                            .collect(Collectors.joining(", ")))
                            .remedy("name the one that is meant in full")
                            .build());
        }
        return found.stream().findFirst();
    }

    /** The commit of a ref, also behind an annotated tag. */
    static ObjectId commit(Ref ref) {
        ObjectId peeled = ref.getPeeledObjectId();
        return peeled == null ? Objects.requireNonNull(ref.getObjectId(), "a ref with an id") : peeled.copy();
    }

    /** Says that there is nothing to read, which never means that nothing is wanted (B66). */
    static GitOpsException missing(GitRef wanted, GitUrl url, Collection<Ref> advertised) {
        List<String> branches = advertised.stream()
                .map(Ref::getName)
                .filter(name -> name.startsWith(Constants.R_HEADS))
                .map(name -> name.substring(Constants.R_HEADS.length()))
                .sorted()
                .toList();
        String there = branches.isEmpty()
                ? "it has no branch at all"
                : "its branches are "
                        + branches.stream().limit(BRANCHES_TOLD).collect(Collectors.joining(", "))
                        + (branches.size() > BRANCHES_TOLD
                                ? " and " + (branches.size() - BRANCHES_TOLD) + " more"
                                : "");
        return new GitOpsException(
                FailureKind.NOT_FOUND,
                Diagnostic.error("SRC-NOREF")
                        .path("ref")
                        .what("'" + wanted.text() + "' is not in " + url + ": " + there
                                + "; nothing is changed or pruned")
                        .remedy("push it, or set ref to one that is there")
                        .build());
    }
}
