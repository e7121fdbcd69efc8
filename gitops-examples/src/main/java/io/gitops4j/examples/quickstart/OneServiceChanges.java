package io.gitops4j.examples.quickstart;

import io.gitops4j.PlanFormat;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceResult;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A push that changes one service: plan, apply, health, history. */
final class OneServiceChanges implements Chapter {
    private static final ServiceId CATALOG = ServiceId.of("catalog");

    @Override
    public String title() {
        return "A push that changes one service";
    }

    @Override
    public void play(Playground ground) throws IOException {
        DeployedFiles before = ground.deployed();
        ground.repository().edit("catalog", "tag: 1.8.2", "tag: 1.9.0");
        ground.repository().edit("catalog", "value: \"60\"", "value: \"120\"");
        String commit = ground.push("Catalog 1.9.0, with a longer cache");

        Plan plan = ground.engine().plan(Playground.PRODUCTION);
        ground.screen().plan(PlanFormat.text(plan));
        checkPlan(ground, plan, before);

        ReconcileResult result = ground.engine().apply(plan);
        Optional<HealthState> health =
                result.service(CATALOG).flatMap(ServiceResult::health).map(report -> report.state());
        ground.checks().same("catalog is healthy in production", Optional.of(HealthState.HEALTHY), health);
        ground.reconcile(Playground.STAGING);
        ground.checks()
                .that(
                        "nothing but the two files of catalog changed, each byte of the other eight is as it was",
                        onlyCatalog(ground.deployed().differingFrom(before)),
                        "changed: " + ground.deployed().differingFrom(before));
        history(ground, commit);
    }

    private static void checkPlan(Playground ground, Plan plan, DeployedFiles before) throws IOException {
        Set<ServiceId> services = plan.writes().map(change -> change.service()).collect(Collectors.toSet());
        ground.checks().same("the plan touches catalog alone", Set.of(CATALOG), services);
        Set<String> values = plan.writes()
                .flatMap(change -> change.diff().stream())
                .flatMap(diff -> diff.after().stream())
                .collect(Collectors.toSet());
        ground.checks()
                .that(
                        "it names both fields with their new values",
                        values.stream().anyMatch(value -> value.contains("1.9.0")) && values.contains("120"),
                        "new values: " + values);
        ground.checks()
                .same(
                        "planning alone changed nothing",
                        Set.of(),
                        ground.deployed().differingFrom(before));
    }

    private static boolean onlyCatalog(Set<String> paths) {
        return paths.size() == 2 && paths.stream().allMatch(path -> path.contains("catalog"));
    }

    private static void history(Playground ground, String commit) {
        List<Deployment> history = ground.engine().history(HistoryQuery.of(Playground.PRODUCTION, CATALOG));
        ground.screen().say("History of catalog in production:");
        history.forEach(deployment -> ground.screen().say("  " + line(deployment)));
        ground.checks()
                .same(
                        "the history has both deployments, and the newest is this commit",
                        List.of(commit, ground.beginning().commit()),
                        history.stream()
                                .filter(deployment -> deployment.state() == Deployment.State.SUCCEEDED)
                                .flatMap(deployment -> deployment.to().stream())
                                .map(Revision::id)
                                .toList());
    }

    private static String line(Deployment deployment) {
        String from = deployment.from().map(Revision::shortId).orElse("nothing");
        String to = deployment.to().map(Revision::shortId).orElse("nothing");
        return "#" + deployment.number() + "  "
                + deployment.state().name().toLowerCase(Locale.ROOT) + "  " + from + " -> " + to + "  "
                + String.join(", ", deployment.changes());
    }
}
