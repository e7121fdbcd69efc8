package io.gitops4j.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The reference of all commands as Markdown, from the same model as their help. */
final class Reference {
    private Reference() {}

    static String exitCodes(CommandLine root) {
        StringBuilder page = new StringBuilder("| code | means |\n|---|---|\n");
        for (Map.Entry<String, String> code :
                root.getCommandSpec().usageMessage().exitCodeList().entrySet()) {
            page.append("| ")
                    .append(code.getKey())
                    .append(" | ")
                    .append(cell(code.getValue()))
                    .append(" |\n");
        }
        return page.toString();
    }

    static String commands(CommandLine root) {
        StringBuilder page = new StringBuilder("### For every command\n");
        table(page, root.getCommandSpec(), root.getCommandSpec().options());
        root.getSubcommands().values().forEach(command -> command(page, command));
        return page.toString();
    }

    private static void command(StringBuilder page, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        page.append("\n### ").append(spec.qualifiedName()).append('\n');
        page.append(cell(String.join(" ", spec.usageMessage().description()))).append("\n\n```\n");
        page.append(new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF))
                        .synopsis(0)
                        .strip())
                .append("\n```\n");
        table(
                page,
                spec,
                spec.options().stream()
                        .filter(option -> !option.inherited())
                        .filter(option -> !standard(option))
                        .toList());
    }

    private static boolean standard(OptionSpec option) {
        return option.usageHelp() || option.versionHelp();
    }

    private static void table(StringBuilder page, CommandSpec spec, List<OptionSpec> options) {
        if (options.isEmpty() && spec.positionalParameters().isEmpty()) {
            return;
        }
        page.append("\n| argument | what |\n|---|---|\n");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            row(page, "`" + parameter.paramLabel() + "`", parameter);
        }
        for (OptionSpec option : options) {
            String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
            String names = List.of(option.names()).stream()
                    .map(name -> "`" + name + value + "`")
                    .collect(Collectors.joining(", "));
            row(page, names + (option.required() && option.group() == null ? " (required)" : ""), option);
        }
    }

    private static void row(StringBuilder page, String name, ArgSpec argument) {
        page.append("| ").append(name).append(" | ");
        page.append(cell(String.join(" ", argument.description())
                .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()))
                .replace("${COMPLETION-CANDIDATES}", candidates(argument))));
        page.append(" |\n");
    }

    private static String candidates(ArgSpec argument) {
        return argument.completionCandidates() == null ? "" : String.join(", ", argument.completionCandidates());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
