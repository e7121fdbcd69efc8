package io.gitops4j.testkit.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command line client of one cluster, as one user. */
public final class Kubectl {

    private final Path program;
    private final Path kubeconfig;
    private final Path home;

    Kubectl(Path program, Path kubeconfig, Path home) {
        this.program = program;
        this.kubeconfig = kubeconfig;
        this.home = home;
    }

    /** The program; pass it {@code --kubeconfig} when running it by hand. */
    public Path path() {
        return program;
    }

    /** Runs one command, such as {@code run("-n", "shop", "get", "pods")}, and returns what it printed; throws if it fails. */
    public String run(String... arguments) {
        return runWithInput("", arguments);
    }

    /** Applies YAML or JSON manifests by server-side apply, as the field manager {@code kubectl}. */
    public String apply(String manifests) {
        return runWithInput(manifests, "apply", "--server-side", "-f", "-");
    }

    private String runWithInput(String input, String... arguments) {
        List<String> words = Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toList();
        return new Command(words, home, Map.of("KUBECONFIG", kubeconfig.toString(), "HOME", home.toString()), input)
                .run();
    }
}
