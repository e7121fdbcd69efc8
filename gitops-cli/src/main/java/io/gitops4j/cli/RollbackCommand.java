package io.gitops4j.cli;

import io.gitops4j.api.ServiceId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Declares again what was. */
@Command(name = "rollback", description = "Declares again what an earlier deployment brought, by a commit.")
final class RollbackCommand implements Callable<Integer> {
    private final Engines engines;
    private final Surroundings around;
    private final Output output;

    @Parameters(index = "0", paramLabel = "ENV", description = "The environment.")
    private String environment = "";

    @Parameters(index = "1", paramLabel = "SERVICE", description = "Its slug, or slug@ref.")
    private ServiceId service = ServiceId.of("?");

    @Option(
            names = "--to",
            required = true,
            paramLabel = "N",
            description = "The number of the deployment, as history tells it.")
    private long deployment;

    @Mixin
    private CommitArguments commit = new CommitArguments();

    RollbackCommand(Engines engines, Surroundings around, Output output) {
        this.engines = engines;
        this.around = around;
        this.output = output;
    }

    @Override
    public Integer call() {
        return engines.with(engine -> commit.told(
                engine.rollback(environment, service, deployment, commit.options(around.variables())), output));
    }
}
