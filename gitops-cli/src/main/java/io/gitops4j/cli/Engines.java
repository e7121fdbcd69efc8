package io.gitops4j.cli;

import io.gitops4j.GitOps;
import io.gitops4j.GitOpsBuilder;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.Cancellation;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.RunOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToIntFunction;

/** Makes an engine for one command. */
final class Engines {
    private final Surroundings around;
    private final GlobalOptions options;
    private final Output output;

    Engines(Surroundings around, GlobalOptions options, Output output) {
        this.around = around;
        this.options = options;
        this.output = output;
    }

    /** Runs something with an engine, and closes it. */
    int with(ToIntFunction<GitOpsEngine> body) {
        return with(config(), body);
    }

    /** The same with this configuration. */
    int with(GitOpsConfig config, ToIntFunction<GitOpsEngine> body) {
        try (GitOpsEngine engine = builder(config).build()) {
            return body.applyAsInt(engine);
        }
    }

    /**
     * The same for what forges and people are told of.
     *
     * @param stop ends the wait for them
     */
    int telling(GitOpsConfig config, Cancellation stop, ToIntFunction<GitOpsEngine> body) {
        Messages messages = new Messages(config, output);
        try (GitOpsEngine engine = builder(config).listener(messages).build()) {
            int code = body.applyAsInt(engine);
            messages.send(engine, stop);
            return code;
        }
    }

    /** What is configured. */
    GitOpsConfig config() {
        return GitOpsConfig.read(file());
    }

    private GitOpsBuilder builder(GitOpsConfig config) {
        return GitOps.builder().config(config).listener(new Progress(output));
    }

    /** Options of a run that Ctrl-C stops. */
    RunOptions stoppable() {
        return RunOptions.defaults().cancellation(around.cancellation().get());
    }

    private Path file() {
        Path file = options.config().orElse(GlobalOptions.DEFAULT_CONFIG);
        if (options.config().isEmpty() && !Files.exists(file)) {
            throw new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("CLI-CONFIG")
                            .what("there is no " + file + " in this folder")
                            .remedy("name the configuration with --config FILE")
                            .build());
        }
        return file;
    }
}
