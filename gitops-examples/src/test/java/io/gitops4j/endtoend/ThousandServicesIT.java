package io.gitops4j.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.testkit.servers.RealGit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand services in one repository, within the heap and the time that are promised. */
@RealGit
class ThousandServicesIT {
    private static final Pattern LINE = Pattern.compile("(\\w+) (\\w+) millis=(\\d+) parses=(\\d+) written=(\\d+)");

    @TempDir
    Path folder;

    private record Step(String status, int millis, int parses, int written) {}

    @Test
    @DisplayName(
            "1000 services deploy cold within 10 s and a heap of 256 MB; one changed manifest costs one parse and one write")
    void coldThenOneChanged() throws Exception {
        Map<String, Step> steps = run();
        assertThat(steps.get("cold").status()).isEqualTo("APPLIED");
        assertThat(steps.get("cold").parses()).isEqualTo(ThousandServices.SERVICES);
        assertThat(steps.get("cold").written()).isEqualTo(ThousandServices.SERVICES);
        assertThat(steps.get("cold").millis()).isLessThan(10_000);
        assertThat(steps.get("changed"))
                .extracting(Step::status, Step::parses, Step::written)
                .containsExactly("APPLIED", 1, 1);
        assertThat(List.of(steps.get("unrelated"), steps.get("same")))
                .allSatisfy(step -> assertThat(step)
                        .extracting(Step::status, Step::parses, Step::written)
                        .containsExactly("IN_SYNC", 0, 0));
    }

    private Map<String, Step> run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ThousandServices.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        Map<String, Step> steps = new TreeMap<>();
        Matcher lines = LINE.matcher(output);
        while (lines.find()) {
            steps.put(
                    lines.group(1),
                    new Step(
                            lines.group(2),
                            Integer.parseInt(lines.group(3)),
                            Integer.parseInt(lines.group(4)),
                            Integer.parseInt(lines.group(5))));
        }
        assertThat(steps).as(output).hasSize(4);
        return steps;
    }
}
