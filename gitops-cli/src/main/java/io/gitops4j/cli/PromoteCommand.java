package io.gitops4j.cli;

import io.gitops4j.api.ServiceId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Declares the tag of another environment. */
@Command(
        name = "promote",
        description = "Declares in one environment the image tag that another declares now, by a commit.")
final class PromoteCommand implements Callable<Integer> {
    private final Engines engines;
    private final Surroundings around;
    private final Output output;

    @Parameters(index = "0", paramLabel = "SERVICE", description = "Its slug, or slug@ref.")
    private ServiceId service = ServiceId.of("?");

    @Option(names = "--from", required = true, paramLabel = "ENV", description = "The environment whose tag it is.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "ENV", description = "The environment that gets it.")
    private String to = "";

    @Mixin
    private CommitArguments commit = new CommitArguments();

    PromoteCommand(Engines engines, Surroundings around, Output output) {
        this.engines = engines;
        this.around = around;
        this.output = output;
    }

    @Override
    public Integer call() {
        return engines.with(
                engine -> commit.told(engine.promote(service, from, to, commit.options(around.variables())), output));
    }
}
