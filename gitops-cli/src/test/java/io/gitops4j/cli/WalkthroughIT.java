package io.gitops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/walkthrough.md says, in a shell. {@code -Dgitops4j.regenerate=true} writes what the commands print now. */
class WalkthroughIT {
    private static final Path PAGE = Path.of("..", "docs", "walkthrough.md");
    private static final Path LAUNCHER = Path.of("src", "main", "launcher", "gitops");
    private static final boolean AGAIN = Boolean.getBoolean("gitops4j.regenerate");
    private static final Pattern STEP = Pattern.compile("```sh\n(.*?)```\n(?:```text\n(.*?)```\n)?", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void everyCommandPrintsWhatThePageSays() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.copy(LAUNCHER, bin.resolve("gitops"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectory(there());
        String page = Files.readString(PAGE);

        String now = STEP.matcher(page).replaceAll(step -> Matcher.quoteReplacement(again(step)));

        if (AGAIN) {
            Files.writeString(PAGE, now);
        }
        assertThat(STEP.matcher(page).results()).hasSize(9);
        assertThat(now)
                .as("docs/walkthrough.md, which -Dgitops4j.regenerate=true writes anew")
                .isEqualTo(page);
    }

    /** The step as it runs now, in its old words where only ids, digests and times are others. */
    private String again(MatchResult step) {
        String printed = run(step.group(1));
        if (step.group(2) == null) {
            assertThat(printed).as(step.group(1)).isEmpty();
            return step.group();
        }
        String shown = masked(printed).equals(masked(step.group(2))) ? step.group(2) : printed;
        return "```sh\n" + step.group(1) + "```\n```text\n" + shown + "```\n";
    }

    private static String masked(String text) {
        return text.replaceAll("\\b[0-9a-f]{7,64}\\b", "ID").replaceAll("20\\d\\d-\\d\\d-\\d\\dT[\\d:.]*Z", "TIME");
    }

    private String run(String commands) {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", commands)
                .directory(there().toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = shell.environment();
        // They would be in the history.
        environment.keySet().removeAll(List.of("USER", "GITHUB_ACTOR"));
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("HOME", folder.toString());
        environment.put("GITOPS_JAR", Program.jar().toString());
        environment.put("GITOPS_CDS", "off");
        environment.putAll(Map.of(
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_AUTHOR_NAME", "Ada Example",
                "GIT_AUTHOR_EMAIL", "ada@example.org",
                "GIT_COMMITTER_NAME", "Ada Example",
                "GIT_COMMITTER_EMAIL", "ada@example.org"));
        try {
            Process process = shell.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return printed.replace(there() + "/", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path there() {
        return folder.resolve("there");
    }
}
