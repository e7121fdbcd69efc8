package io.gitops4j.examples.quickstart;

import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.api.ServiceResult;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.examples.quickstart.Screen.Ink;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Shows what a run does while it does it, a line each. */
final class Progress implements ReconcileListener {
    private static final Duration BETWEEN_STEPS = Duration.ofSeconds(1);

    private final Screen screen;
    private Instant lastStep = Instant.EPOCH;
    private long writes;
    private long written;

    Progress(Screen screen) {
        this.screen = screen;
    }

    @Override
    public synchronized void onEvent(ReconcileEvent event) {
        switch (event.kind()) {
            case PROGRESS -> step(event);
            case PLANNED -> planned(event);
            case WRITTEN -> written(event);
            case HEALTH -> line(Ink.QUIET, event, event.service().orElseThrow() + " is " + lower(event.text()));
            case HELD -> line(Ink.CHANGE, event, "held: " + event.text());
            case RETRY -> line(Ink.CHANGE, event, "once more: " + event.text());
            case FINDING -> line(Ink.BAD, event, event.text());
            case SERVICE_FINISHED -> event.result().ifPresent(result -> finished(event, result));
            default -> {}
        }
    }

    private void planned(ReconcileEvent event) {
        writes = event.plan().map(plan -> plan.writes().count()).orElse(0L);
        written = 0;
    }

    private void written(ReconcileEvent event) {
        written++;
        line(Ink.QUIET, event, "[" + written + "/" + writes + "] " + lower(event.text()));
    }

    /** Long steps tell how far they are once a second, and when they are done. */
    private void step(ReconcileEvent event) {
        boolean done = event.total() > 0 && event.done() == event.total();
        boolean due = Duration.between(lastStep, event.at()).compareTo(BETWEEN_STEPS) >= 0;
        if (done || due) {
            lastStep = event.at();
            String of = event.total() == 0 ? "" : " of " + event.total();
            line(Ink.QUIET, event, event.text() + ": " + event.done() + of);
        }
    }

    private void finished(ReconcileEvent event, ServiceResult result) {
        String what = result.service() + ": " + lower(result.status().name());
        String why =
                result.failure().map(failure -> " - " + failure.diagnostic()).orElse("");
        line(ink(result.status()), event, what + why);
    }

    private static Ink ink(ServiceStatus status) {
        return switch (status) {
            case DEPLOYED, REMOVED, UNCHANGED -> Ink.GOOD;
            case FAILED, INVALID, DENIED -> Ink.BAD;
            default -> Ink.CHANGE;
        };
    }

    private void line(Ink ink, ReconcileEvent event, String text) {
        screen.line(ink, "  " + event.environment() + "  " + text);
    }

    /** The enum words in lower case, the rest as it is. */
    private static String lower(String text) {
        int end = text.indexOf(' ');
        String word = end < 0 ? text : text.substring(0, end);
        return word.toLowerCase(Locale.ROOT).replace('_', ' ') + text.substring(word.length());
    }
}
