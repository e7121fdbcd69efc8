package io.gitops4j.cli;

import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.waml.Waml;
import io.gitops4j.waml.WamlOptions;
import io.gitops4j.waml.validation.ReportFormat;
import io.gitops4j.waml.validation.ValidatedFile;
import io.gitops4j.waml.validation.Validation;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks manifests, without an engine. */
@Command(
        name = "validate",
        description = {
            "Checks manifests before they are committed or merged. Needs no Git, no target and no network.",
            "With --config it checks as the engine of that configuration does: for its environments, with its parser's options."
        })
final class ValidateCommand implements Callable<Integer> {
    private final GlobalOptions options;
    private final Output output;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "A manifest, or a folder of which every .weave.yaml is checked.")
    private List<Path> paths = List.of();

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "ENV",
            description = "Checks for this environment alone; may come often.")
    private Set<String> environments = new LinkedHashSet<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = OutputOption.DESCRIPTION)
    private ReportFormat format = ReportFormat.TEXT;

    ValidateCommand(GlobalOptions options, Output output) {
        this.options = options;
        this.output = output;
    }

    @Override
    public Integer call() {
        Validation validation = validate();
        output.report(format.write(validation));
        if (validation.files().isEmpty()) {
            output.problem(Diagnostic.error("CLI-NOTHING")
                    .what("no manifest was found in " + paths + ", so nothing was checked")
                    .remedy("name a folder that has one, or the file itself")
                    .build());
            return ExitCode.FAILED;
        }
        return validation.valid() ? ExitCode.OK : ExitCode.FAILED;
    }

    private Validation validate() {
        Optional<GitOpsConfig> config = options.config().map(GitOpsConfig::read);
        Set<String> checked = environments.isEmpty()
                ? config.map(engine -> engine.environments().keySet()).orElse(Set.of())
                : environments;
        Waml waml = new Waml(config.map(WamlSettings::of).orElse(WamlOptions.defaults()));
        Map<String, ValidatedFile> files = new TreeMap<>(); // once, even if two paths lead to it
        for (Path path : paths) {
            waml.validate(path, checked).files().forEach(file -> files.put(file.path(), file));
        }
        return Validation.of(files.values());
    }
}
