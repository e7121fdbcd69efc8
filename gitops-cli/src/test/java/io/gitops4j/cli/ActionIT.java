package io.gitops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** action.yml, its steps run by bash as a runner runs them. */
class ActionIT {
    private static final Path ACTION = Path.of("..", "action.yml");
    private static final Pattern INPUT = Pattern.compile("\\$\\{\\{ inputs\\.([a-z-]+) }}");

    @TempDir
    private Path folder;

    private JsonNode action;
    private Path summary;
    private Path outputs;

    @BeforeEach
    void read() throws IOException {
        action = new ObjectMapper(new YAMLFactory()).readTree(ACTION.toFile());
        summary = Files.writeString(folder.resolve("summary.md"), "before\n");
        outputs = Files.writeString(folder.resolve("outputs"), "");
    }

    @Test
    void noInputIsPartOfAScript() {
        assertThat(action.at("/runs/using").asText()).isEqualTo("composite");
        assertThat(steps())
                .hasSize(4)
                .allSatisfy(step -> assertThat(step.path("run").asText()).doesNotContain("${{"));
        assertThat(steps())
                .filteredOn(step -> step.has("run"))
                .hasSize(2)
                .allSatisfy(step -> assertThat(step.path("shell").asText()).isEqualTo("bash"));
    }

    @Test
    void everyInputIsUsedAndEachUsedOneIsDeclared() throws IOException {
        List<String> used = INPUT.matcher(Files.readString(ACTION))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(() -> action.path("inputs").fieldNames());
    }

    @Test
    void planFillsTheSummaryAndGivesTheDigest() throws Exception {
        Shop shop = Shop.in(folder);

        Recorded run = run("plan", shop.config().toString(), "production\n");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("  + catalog: create\n");
        assertThat(Files.readString(summary)).startsWith("before\n### Plan for production\n");
        assertThat(Files.readString(outputs)).matches("digest=sha256:[0-9a-f]{64}\nexit-code=0\n");
        String digest = Files.readAllLines(outputs).get(0).substring("digest=".length());
        assertThat(run("apply", shop.config().toString(), "production\n--plan-digest\n" + digest)
                        .code())
                .isZero();
        assertThat(shop.deployed("production", "catalog")).exists();
    }

    @Test
    void theRunnerObeysNothingThatAPlanShows() throws Exception {
        Shop shop = Shop.in(folder);

        List<String> lines = run("plan", shop.config().toString(), "production")
                .out()
                .lines()
                .toList();

        assertThat(lines.get(0)).matches("::stop-commands::[0-9a-f]{48}");
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("::" + lines.get(0).substring("::stop-commands::".length()) + "::");
    }

    @Test
    void validateAnnotatesAndEndsAsTheCommandDoes() throws Exception {
        Files.writeString(folder.resolve(".weave.yaml"), "schema: \"2\"\nslug: shop\nnonsense: 1\n");

        Recorded run = run("validate", "", ".");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("\n::error file=.weave.yaml,line=3,");
        assertThat(Files.readString(outputs)).isEqualTo("exit-code=1\n");
        assertThat(Files.readString(summary)).isEqualTo("before\n");
    }

    @Test
    void noInputBecomesACommand() throws Exception {
        String hostile = "$(touch pwned) `touch pwned` \"; touch pwned; #\n'; touch pwned #\n*";

        assertThat(run("plan", hostile, hostile).code()).isEqualTo(ExitCode.USAGE);
        assertThat(run(hostile, "", "").code()).isEqualTo(ExitCode.USAGE);
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void aBuiltJarIsNotBuiltAgain() throws Exception {
        Path jar = Files.createDirectories(folder.resolve("temp/gitops4j")).resolve("gitops.jar");
        Files.writeString(jar, "");

        assertThat(bash(step("Build gitops"), Map.of())).isEqualTo(new Recorded(0, "", ""));
    }

    private Recorded run(String command, String config, String arguments) throws IOException, InterruptedException {
        return bash(
                step("Run gitops"),
                Map.of(
                        "command", command,
                        "config", config,
                        "arguments", arguments,
                        "jar", Program.jar().toString()));
    }

    /** As a runner does: expressions in {@code env} alone are replaced, and bash reads a file. */
    private Recorded bash(JsonNode step, Map<String, String> inputs) throws IOException, InterruptedException {
        Path temp = Files.createDirectories(folder.resolve("temp"));
        Map<String, String> variables = new HashMap<>(Map.of(
                "RUNNER_TEMP", temp.toString(),
                "GITHUB_ACTION_PATH", ACTION.toAbsolutePath().getParent().toString(),
                "GITHUB_STEP_SUMMARY", summary.toString(),
                "GITHUB_OUTPUT", outputs.toString(),
                "PATH", Program.java().getParent() + ":" + System.getenv("PATH")));
        step.path("env")
                .properties()
                .forEach(variable -> variables.put(
                        variable.getKey(),
                        INPUT.matcher(variable.getValue().asText())
                                .replaceAll(match -> Matcher.quoteReplacement(inputs.get(match.group(1))))));
        Path script =
                Files.writeString(temp.resolve("script.sh"), step.path("run").asText());
        try (Program program = Program.start(
                folder, variables, List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString()))) {
            return program.end();
        }
    }

    private JsonNode step(String name) {
        return steps().stream()
                .filter(step -> step.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> steps() {
        return StreamSupport.stream(action.at("/runs/steps").spliterator(), false)
                .toList();
    }
}
