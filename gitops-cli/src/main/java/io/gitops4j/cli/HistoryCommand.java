package io.gitops4j.cli;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.ServiceId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells deployments. */
@Command(name = "history", description = "Tells deployments, the newest first.")
final class HistoryCommand implements Callable<Integer> {
    private final Engines engines;
    private final Output output;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ENV", description = "The environment.")
    private String environment = "";

    @Option(
            names = {"-s", "--service"},
            paramLabel = "SERVICE",
            description = "Of this service alone: its slug, or slug@ref.")
    private Optional<ServiceId> service = Optional.empty();

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many; ${DEFAULT-VALUE} where nothing is said.")
    private int limit;

    @Mixin
    private OutputOption format = new OutputOption();

    HistoryCommand(Engines engines, Output output) {
        this.engines = engines;
        this.output = output;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit is at least 1, got " + limit);
        }
        return engines.with(this::history);
    }

    private int history(GitOpsEngine engine) {
        List<Deployment> deployments = engine.history(new HistoryQuery(environment, service, Long.MAX_VALUE, limit));
        switch (format.chosen()) {
            case TEXT -> output.text(HistoryReport.text(deployments));
            case JSON -> output.json(HistoryReport.json(environment, deployments));
        }
        if (deployments.isEmpty()) {
            output.say("The history knows no deployment.");
        }
        return ExitCode.OK;
    }
}
