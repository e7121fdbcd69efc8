package io.gitops4j.core.internal.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Activity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorder that is there before our classes are loaded instruments them while they are, which is another way than later. */
class RecordedFromTheStartTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("a JVM that begins with -XX:StartFlightRecording keeps an event of every kind")
    void keepsEveryKind() throws IOException, InterruptedException {
        Path recording = folder.resolve("recording.jfr");
        Process recorded = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:StartFlightRecording=filename=" + recording,
                        "-cp",
                        System.getProperty("java.class.path"),
                        EveryKind.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(recorded.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(recorded.waitFor()).as(said).isZero();
        Set<String> kept = RecordingFile.readAllEvents(recording).stream()
                .map(event -> event.getEventType().getName())
                .filter(name -> name.startsWith("io.gitops4j."))
                .collect(Collectors.toSet());
        assertThat(kept).hasSameSizeAs(Activity.Kind.values());
    }

    /** Run in a JVM of its own. */
    static final class EveryKind {
        private EveryKind() {}

        public static void main(String... arguments) {
            Arrays.stream(Activity.Kind.values()).map(FlightEvents::begun).forEach(FlightEvent::commit);
        }
    }
}
