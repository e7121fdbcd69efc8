package io.gitops4j.cli;

import io.gitops4j.GitOpsConfig;
import io.gitops4j.PlanFormat;
import io.gitops4j.api.Hold;
import io.gitops4j.api.Plan;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.Verdict;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what an apply would do. */
@Command(name = "plan", description = "Says what apply would do now, and writes nothing.")
final class PlanCommand implements Callable<Integer> {
    private final Engines engines;
    private final Output output;

    @Parameters(paramLabel = "ENV", description = "The environment.")
    private String environment = "";

    @Option(
            names = "--detailed-exitcode",
            description = "Ends with 2 when there are changes, and with 3 when something waits.")
    private boolean detailed;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Writes the plan as Markdown there, too.")
    private Optional<Path> markdown = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = OutputOption.DESCRIPTION)
    private Format format = Format.TEXT;

    @Mixin
    private PullRequestArguments reviewed = new PullRequestArguments();

    /** As {@link OutputFormat}, and for a comment at a forge. */
    enum Format {
        TEXT,
        JSON,
        MARKDOWN;

        @Override
        public String toString() {
            return Words.of(this);
        }
    }

    PlanCommand(Engines engines, Output output) {
        this.engines = engines;
        this.output = output;
    }

    @Override
    public Integer call() {
        RunOptions options = engines.stoppable();
        GitOpsConfig config = engines.config();
        GitOpsConfig planned = reviewed.applied(config, environment);
        if (reviewed.number().isEmpty()) {
            return engines.with(planned, engine -> told(engine.plan(environment, options)));
        }
        String source = reviewed.source(config, environment);
        return engines.telling(planned, options.cancellation(), engine -> {
            Plan plan = engine.plan(environment, options);
            int code = told(plan);
            reviewed.number().ifPresent(number -> engine.comment(plan, source, number));
            return code;
        });
    }

    private int told(Plan plan) {
        markdown.ifPresent(file -> TextFile.write(file, PlanFormat.markdown(plan)));
        switch (format) {
            case TEXT -> output.text(PlanReport.text(plan));
            case JSON -> output.json(PlanReport.json(plan));
            case MARKDOWN -> output.report(PlanFormat.markdown(plan));
        }
        if (!reviewed.proposed() && approvable(plan)) {
            output.say("Do: gitops apply " + Words.shown(environment) + " --approve " + Digests.text(plan.digest())
                    + " releases what waits for an approval, and nothing else.");
        }
        return Outlook.of(plan).exitCode(detailed);
    }

    private static boolean approvable(Plan plan) {
        return plan.holds().stream().anyMatch(Hold::approvable)
                || plan.services().stream().anyMatch(service -> service.verdict() == Verdict.HELD);
    }
}
