package io.gitops4j.testkit;

import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every event that it hears. Thread-safe. */
public final class RecordingListener implements ReconcileListener {
    private final List<ReconcileEvent> events = new CopyOnWriteArrayList<>();

    /** One that has heard nothing yet. */
    public RecordingListener() {}

    @Override
    public void onEvent(ReconcileEvent event) {
        events.add(event);
    }

    /** Everything heard so far, in order. */
    public List<ReconcileEvent> events() {
        return List.copyOf(events);
    }

    /** What was heard of that kind, in order. */
    public List<ReconcileEvent> events(ReconcileEvent.Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }

    /** The kinds of everything heard so far, in order. */
    public List<ReconcileEvent.Kind> kinds() {
        return events.stream().map(ReconcileEvent::kind).toList();
    }

    /** Forgets everything. */
    public void clear() {
        events.clear();
    }
}
