package io.gitops4j.examples.quickstart;

import io.gitops4j.PluginBinding;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the program was asked for, checked. Immutable. */
final class Arguments {
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(15);
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,4}");
    private static final Set<String> SWITCHES = Set.of("--help", "--allow-http", "--once", "--kubernetes");
    private static final Set<String> VALUES = Set.of(
            "--folder",
            "--repo",
            "--environment",
            "--ref",
            "--token-env",
            "--ssh-key",
            "--owner",
            "--state",
            "--option",
            "--interval",
            "--directory",
            "--kubeconfig",
            "--context",
            "--nomad");

    private final Set<String> switches = new LinkedHashSet<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> targetOptions = new LinkedHashMap<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    private Arguments() {}

    /**
     * Reads a command line.
     *
     * @throws GitOpsException CONFIG with every problem at once
     */
    static Arguments parse(List<String> args) {
        Arguments arguments = new Arguments();
        arguments.read(args);
        if (!arguments.help()) {
            arguments.check();
        }
        if (!arguments.problems.isEmpty()) {
            throw new GitOpsException(FailureKind.CONFIG, arguments.problems);
        }
        return arguments;
    }

    /** Every option that there is. */
    static Set<String> known() {
        Set<String> known = new TreeSet<>(SWITCHES);
        known.addAll(VALUES);
        return known;
    }

    boolean help() {
        return switches.contains("--help");
    }

    boolean once() {
        return switches.contains("--once");
    }

    boolean allowHttp() {
        return switches.contains("--allow-http");
    }

    /** Whether it is about the reader's repository, and not the tour. */
    boolean ownRepository() {
        return values.containsKey("--repo");
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /** Time between two runs of the loop. */
    Duration interval() {
        return value("--interval").map(Arguments::seconds).orElse(DEFAULT_INTERVAL);
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    String required(String option) {
        return value(option).orElseThrow();
    }

    /** The one target that was asked for. */
    PluginBinding target() {
        Map<String, Object> options = new HashMap<>(targetOptions);
        if (switches.contains("--kubernetes")) {
            value("--kubeconfig").ifPresent(file -> options.put("kubeconfig", file));
            value("--context").ifPresent(name -> options.put("context", name));
            return PluginBinding.of("kubernetes", options);
        }
        if (values.containsKey("--nomad")) {
            options.put("address", required("--nomad"));
            return PluginBinding.of("nomad", options);
        }
        options.put("path", required("--directory"));
        return PluginBinding.of("directory", options);
    }

    private void read(List<String> args) {
        for (int i = 0; i < args.size(); i++) {
            String option = args.get(i);
            if (SWITCHES.contains(option)) {
                switches.add(option);
            } else if (!VALUES.contains(option)) {
                problem("there is no option '" + option + "'", "see --help");
            } else if (i + 1 == args.size() || args.get(i + 1).startsWith("--")) {
                problem(option + " needs a value", "write it behind " + option);
            } else {
                value(option, args.get(++i));
            }
        }
    }

    private void value(String option, String value) {
        if (!option.equals("--option")) {
            values.put(option, value);
            return;
        }
        int equals = value.indexOf('=');
        if (equals < 1) {
            problem("--option is NAME=VALUE, got '" + value + "'", "name an option of the target");
        } else {
            targetOptions.put(value.substring(0, equals), value.substring(equals + 1));
        }
    }

    private void check() {
        boolean kubernetes = switches.contains("--kubernetes");
        if (!ownRepository()) {
            Set<String> foreign = new TreeSet<>(values.keySet());
            foreign.addAll(switches);
            foreign.remove("--folder");
            if (!targetOptions.isEmpty()) {
                foreign.add("--option");
            }
            if (!foreign.isEmpty()) {
                problem(String.join(", ", foreign) + " means nothing without --repo", "name your repository");
            }
            return;
        }
        if (values.containsKey("--folder")) {
            problem("--folder is for the tour, and --repo is not", "take one of them out");
        }
        if (!values.containsKey("--environment")) {
            problem("--environment is missing", "name a deploy id of your manifests");
        }
        if (!SECONDS.matcher(value("--interval").orElse("1")).matches()) {
            problem("--interval is a number of seconds, got '" + required("--interval") + "'", "write for example 30");
        }
        int targets = (kubernetes ? 1 : 0)
                + (values.containsKey("--nomad") ? 1 : 0)
                + (values.containsKey("--directory") ? 1 : 0);
        if (targets != 1) {
            problem(
                    (targets == 0 ? "no target is" : targets + " targets are") + " named",
                    "name one of --directory PATH, --kubernetes and --nomad URL");
        }
        if (!kubernetes && (values.containsKey("--kubeconfig") || values.containsKey("--context"))) {
            problem("--kubeconfig and --context mean nothing without --kubernetes", "add it");
        }
    }

    private void problem(String what, String remedy) {
        problems.add(
                Diagnostic.error("QUICKSTART-ARGS").what(what).remedy(remedy).build());
    }
}
