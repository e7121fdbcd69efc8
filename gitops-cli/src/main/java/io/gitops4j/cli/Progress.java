package io.gitops4j.cli;

import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileListener;
import java.util.Locale;

/** Shows what a run does while it does it. */
final class Progress implements ReconcileListener {
    private final Output output;
    private long writes;
    private long written;

    Progress(Output output) {
        this.output = output;
    }

    @Override
    public synchronized void onEvent(ReconcileEvent event) {
        String said = switch (event.kind()) {
            case RUN_STARTED, RUN_FINISHED, HELD, FINDING -> ""; // the result tells
            case RESOLVED -> event.text();
            case PROGRESS -> event.text() + ": " + event.done() + (event.total() == 0 ? "" : " of " + event.total());
            case PLANNED -> planned(event);
            case SERVICE_STARTED -> service(event) + ": started";
            case WRITTEN -> "[" + ++written + "/" + writes + "] " + lower(event.text());
            case HEALTH -> service(event) + " is " + lower(event.text());
            case SERVICE_FINISHED ->
                service(event) + ": "
                        + event.result()
                                .map(result -> Words.of(result.status()))
                                .orElse("done");
            case RETRY -> "once more: " + event.text();
            default -> event.text();
        };
        if (!said.isEmpty()) {
            output.progress(event.environment() + "  " + said);
        }
    }

    private String planned(ReconcileEvent event) {
        writes = event.plan().map(plan -> plan.writes().count()).orElse(0L);
        written = 0;
        return "planned " + Words.amount(writes, "write");
    }

    private static String service(ReconcileEvent event) {
        return event.service().map(Object::toString).orElse("");
    }

    /** The first word is one of an enum. */
    private static String lower(String text) {
        int end = text.indexOf(' ');
        String word = end < 0 ? text : text.substring(0, end);
        return word.toLowerCase(Locale.ROOT).replace('_', ' ') + text.substring(word.length());
    }
}
