package io.gitops4j.testkit;

import io.gitops4j.api.Activity;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every event and every activity that it hears. Thread-safe. */
public final class RecordingListener implements ReconcileListener {
    private final List<ReconcileEvent> events = new CopyOnWriteArrayList<>();
    private final List<Activity> activities = new CopyOnWriteArrayList<>();

    /** One that has heard nothing yet. */
    public RecordingListener() {}

    @Override
    public void onEvent(ReconcileEvent event) {
        events.add(event);
    }

    @Override
    public void onActivity(Activity activity) {
        activities.add(activity);
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

    /** Every activity heard so far, in order. */
    public List<Activity> activities() {
        return List.copyOf(activities);
    }

    /** What was heard of that kind, in order. */
    public List<Activity> activities(Activity.Kind kind) {
        return activities.stream().filter(activity -> activity.kind() == kind).toList();
    }

    /** Forgets everything. */
    public void clear() {
        events.clear();
        activities.clear();
    }
}
