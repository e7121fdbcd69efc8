package io.gitops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Cancellation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** docs/cli.md says what the program does. {@code -Dgitops4j.regenerate=true} writes what has changed. */
class CliPageTest {
    private static final Path PAGE = Path.of("..", "docs", "cli.md");
    private static final boolean AGAIN = Boolean.getBoolean("gitops4j.regenerate");
    private static final Pattern EXAMPLE = Pattern.compile("```\n\\$ gitops ([^\n]*)\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern FIELD = Pattern.compile("`([a-zA-Z]+)`");

    @TempDir
    private Path folder;

    @Test
    void theReferenceIsWhatTheProgramSaysAboutItself() throws IOException {
        CommandLine root = commands();
        assertFresh(section(
                "reference", section("exit codes", page(), Reference.exitCodes(root)), Reference.commands(root)));
    }

    @Test
    void everyExampleDoesWhatThePageSays() throws Exception {
        Shop shop = Shop.in(folder);
        String page = EXAMPLE.matcher(page()).replaceAll(match -> Matcher.quoteReplacement(again(match, shop)));
        assertThat(EXAMPLE.matcher(page).results()).hasSizeGreaterThan(9);
        assertFresh(page);
    }

    /** The example as it runs now, in its old words where only ids and times are others. */
    private String again(MatchResult example, Shop shop) {
        Recorded run = shop.run(words(example.group(1)));
        String printed = (run.out() + run.err()).replace(folder.resolve("shop") + "/", "");
        String shown = masked(printed).equals(masked(example.group(2))) ? example.group(2) : printed;
        return "```\n$ gitops " + example.group(1) + "\n" + shown + "```\n";
    }

    private String[] words(String line) {
        List<String> words = new ArrayList<>();
        WORD.matcher(line).results().forEach(word -> {
            String text = word.group(1) == null ? word.group(2) : word.group(1);
            words.add(
                    text.startsWith("services")
                            ? folder.resolve("shop").resolve(text).toString()
                            : text);
        });
        return words.toArray(String[]::new);
    }

    private static String masked(String text) {
        return text.replaceAll("\\b[0-9a-f]{12,64}\\b", "ID").replaceAll("20\\d\\d-\\d\\d-\\d\\dT[\\d:]*Z", "TIME");
    }

    @Test
    void jsonHasTheFieldsThatThePageNames() throws Exception {
        Shop shop = Shop.in(folder);
        Path manifest = folder.resolve("shop/services/catalog/.weave.yaml");
        assertFields("validate", shop.run("validate", manifest.toString(), "-o", "json"));
        assertFields("explain", shop.run("explain", manifest.toString(), "-e", "production", "-o", "json"));
        assertFields("plan", shop.run("plan", "production", "-o", "json"));
        assertFields("apply", shop.run("apply", "production", "-o", "json"));
        assertFields("status", shop.run("status", "production", "-o", "json"));
        assertFields("history", shop.run("history", "production", "-o", "json"));
        assertFields("release", shop.run("release", "production", "catalog", "2", "-o", "json"));
        assertFields("rollback", shop.run("rollback", "production", "catalog", "--to", "1", "-o", "json"));
        assertFields(
                "promote", shop.run("promote", "catalog", "--from", "production", "--to", "staging", "-o", "json"));
    }

    private static void assertFields(String command, Recorded run) throws IOException {
        String row = page().lines()
                .filter(line -> line.matches("\\|[^|]*`" + command + "`[^|]*\\|[^|]*`version`.*"))
                .findFirst()
                .orElseThrow();
        String always = row.substring(row.indexOf('|', 1)).split(";", 2)[0];
        assertThat(JsonText.parse(run.out()).keySet())
                .as(command)
                .containsExactlyElementsOf(FIELD.matcher(always)
                        .results()
                        .map(field -> field.group(1))
                        .toList());
    }

    private static CommandLine commands() {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        Surroundings around = new Surroundings(nowhere, nowhere, false, Map.of(), Cancellation::new);
        GlobalOptions options = new GlobalOptions();
        return Cli.commands(around, options, new Output(around, options));
    }

    private static String section(String name, String page, String content) {
        String begin = "<!-- " + name + ": generated -->\n";
        int start = page.indexOf(begin) + begin.length();
        int end = page.indexOf("<!-- end -->", start);
        assertThat(start).as(name).isGreaterThan(begin.length());
        return page.substring(0, start) + content + page.substring(end);
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    private static void assertFresh(String page) throws IOException {
        if (AGAIN) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as(
                        "%s. Do: mvn -B test -pl gitops-cli -am -Dtest=CliPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Dgitops4j.regenerate=true",
                        PAGE)
                .content()
                .isEqualTo(page);
    }
}
