package io.gitops4j.git.internal.trust;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that every commit has the owners and the number of approvals that it needs, by each of those who judge it. */
final class SupportCheck {
    private final TrustOptions options;
    private final Support support;
    private final Refusals refusals;

    SupportCheck(TrustOptions options, Support support, Refusals refusals) {
        this.options = options;
        this.support = support;
        this.refusals = refusals;
    }

    /** @throws GitOpsException REJECTED with GIT-PERMISSION at the oldest commit that lacks something */
    void run(Collection<Judged> commits, Operation operation) throws IOException {
        for (Judged commit : commits) {
            operation.checkpoint();
            if (commit.changes() && lacking(commit, support.approving(commit)).isPresent()) {
                Optional<GitOpsException> lacking = lacking(commit, support.all(commit));
                if (lacking.isPresent()) {
                    throw lacking.get();
                }
            }
        }
    }

    private Optional<GitOpsException> lacking(Judged commit, List<Supporter> supporters) {
        for (int i = 0; i < commit.judgements().size(); i++) {
            int judge = i;
            List<Signer> others = supporters.stream()
                    .map(supporter -> supporter.signers().get(judge))
                    .toList();
            Optional<Map.Entry<List<String>, String>> unasked =
                    commit.judgements().get(i).unasked(others);
            if (unasked.isPresent()) {
                return Optional.of(refusals.noOwner(
                        commit.id(), unasked.get().getValue(), unasked.get().getKey()));
            }
            List<String> persons =
                    others.stream().map(Signer::person).distinct().sorted().toList();
            if (persons.size() < options.approvals()) {
                return Optional.of(refusals.tooFewApprovals(commit.id(), options.approvals(), persons));
            }
        }
        return Optional.empty();
    }
}
