package io.gitops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code gitops} beside the jar. */
class LauncherIT {
    private static final Path SCRIPT = Path.of("src/main/launcher/gitops").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path archives;

    @BeforeEach
    void write() throws IOException {
        archives = folder.resolve("archives");
        Files.writeString(folder.resolve(".weave.yaml"), Shop.manifest("catalog", "1.0.0"));
    }

    private Recorded run(Map<String, String> variables, String... args) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(
                Map.of("GITOPS_JAR", Program.jar().toString(), "GITOPS_CDS", archives.toString(), "JAVA_OPTS", ""));
        all.putAll(variables);
        List<String> command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
        command.addAll(Arrays.asList(args));
        try (Program program = Program.start(folder, all, command)) {
            return program.end();
        }
    }

    @Test
    void keepsAnArchiveForEachCommandAndUsesIt() throws Exception {
        Recorded first = run(Map.of(), "validate", ".");
        assertThat(first).isEqualTo(new Recorded(0, "1 file, 2 services: 0 errors, 0 warnings\n", ""));
        assertThat(archives()).singleElement().asString().endsWith("-validate.jsa");

        Path loaded = folder.resolve("loaded.txt");
        Recorded second = run(Map.of("JAVA_OPTS", "-Xlog:class+load:file=" + loaded), "validate", ".");

        assertThat(second).isEqualTo(first);
        assertThat(Files.readAllLines(loaded))
                .anyMatch(line ->
                        line.contains(" io.gitops4j.waml.WamlParser ") && line.contains("shared objects file (top)"));
        assertThat(run(Map.of(), "--version").out()).startsWith("gitops ");
        assertThat(archives()).hasSize(2);
    }

    @Test
    void keepsNothingWhenToldSoOrWhenItCannot() throws Exception {
        assertThat(run(Map.of("GITOPS_CDS", "off"), "--version").code()).isZero();
        assertThat(folder.resolve("off")).doesNotExist();
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(run(Map.of("GITOPS_CDS", file.toString()), "--version").code())
                .isZero();
    }

    @Test
    void passesArgumentsAndTheExitCodeOn() throws Exception {
        Path spaced = Files.createDirectories(folder.resolve("a folder; touch x"));
        Files.writeString(spaced.resolve(".weave.yaml"), "schema: \"2\"\nslug: $(touch x)\n");

        assertThat(run(Map.of(), "validate", spaced.toString()).code()).isEqualTo(ExitCode.FAILED);
        assertThat(run(Map.of(), "validate", spaced.toString()).out()).contains("a folder; touch x/.weave.yaml:2:7");
        assertThat(run(Map.of(), "deploy").code()).isEqualTo(ExitCode.USAGE);
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void tellsWhatIsMissing() throws Exception {
        assertThat(run(Map.of("GITOPS_JAR", ""), "--version"))
                .isEqualTo(new Recorded(
                        ExitCode.INTERNAL,
                        "",
                        "gitops: there is no gitops.jar in " + SCRIPT.getParent()
                                + ". Do: put it there, or name it with GITOPS_JAR.\n"));
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(archives)) {
            return files.toList();
        }
    }
}
