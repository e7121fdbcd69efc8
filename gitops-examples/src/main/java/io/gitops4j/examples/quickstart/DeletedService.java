package io.gitops4j.examples.quickstart;

import io.gitops4j.api.Hold;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceResult;
import io.gitops4j.api.ServiceStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A deleted manifest: the prune governor holds the delete while anything is in doubt, and lets it go when all is clear. */
final class DeletedService implements Chapter {
    private static final ServiceId REPORT = ServiceId.of("nightly-report");

    @Override
    public String title() {
        return "A deleted service: held while a manifest is bad, then pruned";
    }

    @Override
    public void play(Playground ground) throws IOException {
        DeployedFiles before = ground.deployed();
        ground.repository().delete("nightly-report");
        ground.push("Nobody reads the nightly report");
        for (String environment : Playground.ENVIRONMENTS) {
            List<Hold> holds = holds(ground.reconcile(environment));
            ground.checks()
                    .that(
                            "the governor holds the delete in " + environment
                                    + ", because the bad manifest may mean anything",
                            holds.stream().anyMatch(DeletedService::isForTheReport),
                            "held: " + holds);
        }
        ground.checks().same("nothing was deleted", Set.of(), ground.deployed().differingFrom(before));

        ground.repository().edit("mailer", BadManifest.MISTAKE, BadManifest.MENDED);
        ground.push("Mend the mailer's manifest");
        for (String environment : Playground.ENVIRONMENTS) {
            ReconcileResult result = ground.reconcile(environment);
            ground.checks()
                    .same(
                            "nightly-report is removed from " + environment,
                            Optional.of(ServiceStatus.REMOVED),
                            result.service(REPORT).map(ServiceResult::status));
        }
        Set<String> gone = ground.deployed().differingFrom(before);
        ground.checks()
                .that(
                        "exactly its two files are gone",
                        gone.size() == 2 && gone.stream().allMatch(path -> path.contains("nightly-report")),
                        "differing: " + gone);
    }

    private static List<Hold> holds(ReconcileResult result) {
        return result.plan().map(plan -> plan.holds()).orElse(List.of());
    }

    private static boolean isForTheReport(Hold hold) {
        return hold.reason().code().equals("PRUNE-SOURCE")
                && hold.changes().stream().anyMatch(change -> change.service().equals(REPORT));
    }
}
