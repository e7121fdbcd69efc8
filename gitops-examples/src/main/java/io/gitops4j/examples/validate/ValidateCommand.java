package io.gitops4j.examples.validate;

import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.waml.Waml;
import io.gitops4j.waml.WamlOptions;
import io.gitops4j.waml.WamlParserProvider;
import io.gitops4j.waml.validation.ValidatedFile;
import io.gitops4j.waml.validation.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Checks manifests and reports what is wrong with them: the report to one stream, trouble of its own to another. */
public final class ValidateCommand {
    private static final int VALID = 0;
    private static final int INVALID = 1;
    private static final int TROUBLE = 2;

    private final PrintStream out;
    private final PrintStream err;

    /** A command that writes there. */
    public ValidateCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs, and returns the code with which the process should end. */
    public int run(String... args) {
        try {
            ValidateArguments arguments = ValidateArguments.parse(List.of(args));
            if (arguments.help()) {
                print(help());
                return VALID;
            }
            Validation validation = validate(arguments);
            report(arguments, validation);
            if (validation.files().isEmpty()) {
                err.println("No manifest was found in " + arguments.paths() + ", so nothing was checked.");
                return TROUBLE;
            }
            return validation.valid() ? VALID : INVALID;
        } catch (GitOpsException e) {
            e.diagnostics().forEach(problem -> err.println(problem));
            return TROUBLE;
        } catch (IOException e) {
            err.println("The report could not be written: " + e.getMessage());
            return TROUBLE;
        }
    }

    private static Validation validate(ValidateArguments arguments) {
        Optional<GitOpsConfig> config = arguments.config().map(GitOpsConfig::read);
        Set<String> environments = arguments.environments().isEmpty()
                ? config.map(engine -> engine.environments().keySet()).orElse(Set.of())
                : arguments.environments();
        Waml waml = new Waml(config.map(ValidateCommand::options).orElse(WamlOptions.defaults()));
        Map<String, ValidatedFile> files = new TreeMap<>(); // once, even if two paths lead to it
        for (Path path : arguments.paths()) {
            waml.validate(path, environments).files().forEach(file -> files.put(file.path(), file));
        }
        return Validation.of(files.values());
    }

    /** What the engine's parser is told; the first one's, if there are several. */
    private static WamlOptions options(GitOpsConfig config) {
        WamlParserProvider provider = new WamlParserProvider();
        return config.parsers().stream()
                .filter(parser -> parser.provider().equals(provider.id()))
                .findFirst()
                .map(parser -> WamlParserProvider.options(PluginConfig.of(provider.configSpec(), parser.options())))
                .orElse(WamlOptions.defaults());
    }

    private void report(ValidateArguments arguments, Validation validation) throws IOException {
        String report = arguments.format().write(validation);
        if (arguments.output().isPresent()) {
            Files.writeString(arguments.output().get(), report);
        } else {
            print(report);
        }
    }

    /** In UTF-8 whatever the platform's charset is, as the manifests are. */
    private void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String help() throws IOException {
        try (InputStream in = ValidateCommand.class.getResourceAsStream("help.txt")) {
            if (in == null) {
                throw new IOException("help.txt is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
