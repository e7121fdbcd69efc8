package io.gitops4j.testkit.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Java Flight Recorder, listening to the engine alone. Other tests of this process may be heard too: look at the run's id. */
final class FlightRecording implements AutoCloseable {
    static final List<String> EVENTS = List.of(
            "io.gitops4j.Run",
            "io.gitops4j.Stage",
            "io.gitops4j.Fetch",
            "io.gitops4j.TargetCall",
            "io.gitops4j.Change",
            "io.gitops4j.History",
            "io.gitops4j.Message",
            "io.gitops4j.Waiting");

    private final Recording recording = new Recording();
    private final Path file;

    FlightRecording(Path directory) {
        this.file = directory.resolve("engine.jfr");
        EVENTS.forEach(event -> recording.enable(event).withoutThreshold());
        recording.start();
    }

    /** Everything recorded about one run, in the order of its ends. */
    List<RecordedEvent> of(String runId) throws IOException {
        recording.stop();
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("io.gitops4j."))
                .filter(event -> event.getString("run").equals(runId))
                .toList();
    }

    @Override
    public void close() {
        recording.close();
    }
}
