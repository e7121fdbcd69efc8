package io.gitops4j.cli;

import io.gitops4j.api.ServiceId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Declares another tag. */
@Command(name = "release", description = "Declares another image tag for a service in an environment, by a commit.")
final class ReleaseCommand implements Callable<Integer> {
    private final Engines engines;
    private final Surroundings around;
    private final Output output;

    @Parameters(index = "0", paramLabel = "ENV", description = "The environment.")
    private String environment = "";

    @Parameters(index = "1", paramLabel = "SERVICE", description = "Its slug, or slug@ref.")
    private ServiceId service = ServiceId.of("?");

    @Parameters(index = "2", paramLabel = "TAG", description = "The tag of the image.")
    private String tag = "";

    @Mixin
    private CommitArguments commit = new CommitArguments();

    ReleaseCommand(Engines engines, Surroundings around, Output output) {
        this.engines = engines;
        this.around = around;
        this.output = output;
    }

    @Override
    public Integer call() {
        return engines.with(engine ->
                commit.told(engine.release(environment, service, tag, commit.options(around.variables())), output));
    }
}
