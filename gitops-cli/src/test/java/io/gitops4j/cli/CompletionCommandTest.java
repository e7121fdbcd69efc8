package io.gitops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
    @TempDir
    private Path folder;

    @Test
    void bashReadsTheScriptAndCompletesCommandsAndOptions() throws Exception {
        Recorded run = Recorded.run("completion");
        assertThat(run.code()).isZero();
        Path script = Files.writeString(folder.resolve("gitops.bash"), run.out());

        assertThat(bash("bash -n " + script)).isEmpty();
        assertThat(complete(script, "gitops", "pl")).isEqualTo("plan");
        assertThat(complete(script, "gitops", "apply", "--plan")).isEqualTo("--plan-digest");
        assertThat(complete(script, "gitops", "plan", "--output", "m")).isEqualTo("markdown");
    }

    /** What bash would offer for the last word. */
    private static String complete(Path script, String... words) throws IOException, InterruptedException {
        return bash("compopt() { :; }; source " + script + "; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                + (words.length - 1) + "; COMP_LINE='" + String.join(" ", words)
                + "'; _complete_gitops; printf '%s\\n' \"${COMPREPLY[@]}\"");
    }

    private static String bash(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "--norc", "-c", command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }
}
