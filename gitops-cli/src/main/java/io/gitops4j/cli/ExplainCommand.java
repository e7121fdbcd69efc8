package io.gitops4j.cli;

import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.Severity;
import io.gitops4j.waml.Explanation;
import io.gitops4j.waml.WamlExplainer;
import io.gitops4j.waml.WamlOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells where values come from. */
@Command(name = "explain", description = "Tells which layer of a manifest gave which value, and what that covers.")
final class ExplainCommand implements Callable<Integer> {
    private final GlobalOptions options;
    private final Output output;

    @Parameters(paramLabel = "MANIFEST", description = "The file.")
    private Path manifest = Path.of("");

    @Option(
            names = {"-e", "--environment"},
            required = true,
            paramLabel = "ENV",
            description = "A deploy id of the manifest: the environment, or environment@ref.")
    private String environment = "";

    @Option(
            names = "--path",
            paramLabel = "PATH",
            description = "This value alone and those below it, for example scaling.replicas.")
    private Optional<String> path = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = OutputOption.DESCRIPTION)
    private Format format = Format.TEXT;

    /** As {@link OutputFormat}, and as the merged manifest. */
    enum Format {
        TEXT,
        JSON,
        YAML;

        @Override
        public String toString() {
            return Words.of(this);
        }
    }

    ExplainCommand(GlobalOptions options, Output output) {
        this.options = options;
        this.output = output;
    }

    @Override
    public Integer call() {
        WamlOptions settings =
                options.config().map(GitOpsConfig::read).map(WamlSettings::of).orElse(WamlOptions.defaults());
        String text = TextFile.read(manifest, settings.maxBytes());
        String name = manifest.toString().replace('\\', '/');
        Explanation explanation = new WamlExplainer(settings).explain(name, text, environment);
        List<Explanation.Entry> entries = path.map(explanation::at).orElse(explanation.entries());
        switch (format) {
            case TEXT ->
                output.text(entries.stream()
                        .flatMap(entry -> entry.toString().lines())
                        .map(line -> Words.shown(line) + "\n")
                        .collect(Collectors.joining()));
            case JSON -> output.json(json(explanation, entries));
            case YAML -> output.text(explanation.yaml());
        }
        explanation.diagnostics().forEach(output::problem);
        if (wrong(explanation)) {
            return ExitCode.FAILED;
        }
        if (entries.isEmpty()) {
            output.problem(Diagnostic.error("CLI-PATH")
                    .what("there is no value at '" + path.orElse("") + "'")
                    .remedy("leave --path out to see all paths")
                    .build());
            return ExitCode.FAILED;
        }
        return ExitCode.OK;
    }

    private static boolean wrong(Explanation explanation) {
        return explanation.diagnostics().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    private static Document json(Explanation explanation, List<Explanation.Entry> entries) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("deployId", explanation.deployId());
        fields.put("values", entries.stream().map(ExplainCommand::value).toList());
        fields.put("findings", Json.findings(explanation.diagnostics()));
        return Json.result(fields);
    }

    private static Map<String, Object> value(Explanation.Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("path", entry.path());
        entry.value().ifPresent(value -> fields.put("value", value));
        fields.put("steps", entry.steps().stream().map(ExplainCommand::step).toList());
        return fields;
    }

    private static Map<String, Object> step(Explanation.Step step) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("layer", step.origin().layer());
        fields.put("file", step.origin().position().file());
        fields.put("line", step.origin().position().line());
        fields.put("column", step.origin().position().column());
        step.value().ifPresent(value -> fields.put("value", value));
        return fields;
    }
}
