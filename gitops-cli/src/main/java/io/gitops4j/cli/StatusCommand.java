package io.gitops4j.cli;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ServiceId;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how an environment stands. A process has no run to remember, so it looks. */
@Command(
        name = "status",
        description =
                "Says whether an environment is as declared, and what was deployed last; makes a plan and reads the history.")
final class StatusCommand implements Callable<Integer> {
    private final Engines engines;
    private final Output output;

    @Parameters(paramLabel = "ENV", description = "The environment.")
    private String environment = "";

    @Option(
            names = "--detailed-exitcode",
            description = "Ends with 2 when there are changes, and with 3 when something waits.")
    private boolean detailed;

    @Mixin
    private OutputOption format = new OutputOption();

    StatusCommand(Engines engines, Output output) {
        this.engines = engines;
        this.output = output;
    }

    @Override
    public Integer call() {
        return engines.with(this::status);
    }

    private int status(GitOpsEngine engine) {
        Plan plan = engine.plan(environment, engines.stoppable());
        Map<ServiceId, Deployment> last = LastDeployments.of(plan, engine);
        switch (format.chosen()) {
            case TEXT -> output.text(StatusReport.text(plan, last));
            case JSON -> output.json(StatusReport.json(plan, last));
        }
        return Outlook.of(plan).exitCode(detailed);
    }
}
