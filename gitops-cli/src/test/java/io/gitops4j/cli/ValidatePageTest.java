package io.gitops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The commands of docs/waml/validate.md print what the page says, run in this process from this module's folder: so paths of modules
 * begin with {@code ../} here. {@code -Dgitops4j.regenerate=true} writes what they print.
 */
class ValidatePageTest {
    private static final Path PAGE = Path.of("..", "docs", "waml", "validate.md");
    private static final Pattern COMMAND =
            Pattern.compile("```\nmvn -q -B -Pvalidate -Dargs=\"([^\"]*)\"\n```\n```\n(.*?)```\n", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> everyCommandPrintsWhatThePageSays() throws IOException {
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("gitops4j.regenerate")) {
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

    private static String printed(String args) {
        Recorded run = Recorded.run(("validate " + args.replace("gitops-", "../gitops-")).split(" ", -1));
        assertThat(run.err()).isEmpty();
        String root = Path.of("..").toAbsolutePath().normalize() + "/";
        return run.out().replace("../gitops-", "gitops-").replace(root, "");
    }
}
