package io.gitops4j.git.internal.trust;

import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks that every commit has the owners and the number of approvals that it needs. */
final class SupportCheck {
    private final TrustOptions options;
    private final Support support;
    private final Refusals refusals;

    SupportCheck(TrustOptions options, Support support, Refusals refusals) {
        this.options = options;
        this.support = support;
        this.refusals = refusals;
    }

    /** @throws io.gitops4j.api.GitOpsException REJECTED with GIT-PERMISSION at the oldest commit that lacks something */
    void run(Collection<Judged> commits, Operation operation) throws IOException {
        for (Judged commit : commits) {
            operation.checkpoint();
            if (commit.changes() && !isEnough(commit, support.approving(commit))) {
                List<Signer> all = support.all(commit);
                if (!isEnough(commit, all)) {
                    throw lacking(commit, all);
                }
            }
        }
    }

    private boolean isEnough(Judged commit, List<Signer> others) {
        return unasked(commit, others) == null && persons(others).size() >= options.approvals();
    }

    private RuntimeException lacking(Judged commit, List<Signer> others) {
        Map.@Nullable Entry<List<String>, String> unasked = unasked(commit, others);
        return unasked != null
                ? refusals.noOwner(commit.id(), unasked.getValue(), unasked.getKey())
                : refusals.tooFewApprovals(commit.id(), options.approvals(), persons(others));
    }

    private static Map.@Nullable Entry<List<String>, String> unasked(Judged commit, List<Signer> others) {
        for (Map.Entry<List<String>, String> asked : commit.asked().entrySet()) {
            if (others.stream().noneMatch(signer -> asked.getKey().stream().anyMatch(signer::hasName))) {
                return asked;
            }
        }
        return null;
    }

    private static List<String> persons(List<Signer> signers) {
        return signers.stream().map(Signer::person).distinct().sorted().toList();
    }
}
