package io.gitops4j.examples.quickstart;

import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunStatus;
import java.io.IOException;

/** The same revision again: a run that writes nothing. */
final class NothingToDo implements Chapter {
    @Override
    public String title() {
        return "The same revision again: nothing is written";
    }

    @Override
    public void play(Playground ground) throws IOException {
        DeployedFiles before = ground.deployed();
        ground.screen().say("No push, another run.");
        for (String environment : Playground.ENVIRONMENTS) {
            int deployments = deployments(ground, environment);
            ReconcileResult result = ground.reconcile(environment);
            ground.checks().same(environment + " is in sync", RunStatus.IN_SYNC, result.status());
            ground.checks()
                    .same(
                            "the history of " + environment + " did not grow",
                            deployments,
                            deployments(ground, environment));
        }
        ground.checks()
                .same(
                        "no file was even touched",
                        before.written(),
                        ground.deployed().written());
    }

    private static int deployments(Playground ground, String environment) {
        return ground.engine().history(HistoryQuery.of(environment)).size();
    }
}
