package io.gitops4j.examples.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The commands of docs/waml/validate.md print what the page says, run in this process from this module's folder: so {@code
 * gitops-examples/} is taken off the paths. {@code -Dgoldens=write} writes what they print.
 */
class ValidatePageTest {
    private static final Path PAGE = Path.of("..", "docs", "waml", "validate.md");
    private static final String MODULE = "gitops-examples/";
    private static final Pattern COMMAND =
            Pattern.compile("```\nmvn -q -B -Pvalidate -Dargs=\"([^\"]*)\"\n```\n```\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile("mvn -q -B -f \\S+/pom.xml\" -Pvalidate -Dargs=\"([^\"]*)\"");

    @TestFactory
    Stream<DynamicTest> everyCommandPrintsWhatThePageSays() throws IOException {
        String page = Files.readString(PAGE);
        if ("write".equals(System.getProperty("goldens"))) {
            page = COMMAND.matcher(page)
                    .replaceAll(match ->
                            Matcher.quoteReplacement(match.group().substring(0, match.start(2) - match.start())
                                    + printed(match.group(1)) + "```\n"));
            Files.writeString(PAGE, page);
        }
        List<DynamicTest> tests = COMMAND.matcher(page)
                .results()
                .map(match -> DynamicTest.dynamicTest(
                        match.group(1), () -> assertThat(match.group(2)).isEqualTo(printed(match.group(1)))))
                .toList();
        assertThat(tests).hasSize(3);
        return tests.stream();
    }

    @Test
    void theStepsOfTheWorkflowAreCommandsThatWork() throws IOException {
        String workflow =
                Files.readString(Path.of("src/main/resources/io/gitops4j/examples/validate/github-workflow.yaml"));
        List<String> steps =
                STEP.matcher(workflow).results().map(match -> match.group(1)).toList();
        assertThat(steps).hasSize(2);
        assertThat(Recorded.run(steps.get(0)).code()).isZero();
        Recorded annotations = Recorded.run(
                steps.get(1).replaceFirst("\\.$", "src/test/resources/wrong").split(" ", -1));
        assertThat(annotations.code()).isEqualTo(1);
        assertThat(annotations.out())
                .startsWith("::error file=src/test/resources/wrong/services/catalog/.weave.yaml,line=5,col=6,");
    }

    private static String printed(String args) {
        Recorded run = Recorded.run(args.replace(MODULE, "").split(" ", -1));
        assertThat(run.err()).isEmpty();
        return run.out().replace("file=src/", "file=" + MODULE + "src/").replace(" src/", " " + MODULE + "src/");
    }
}
