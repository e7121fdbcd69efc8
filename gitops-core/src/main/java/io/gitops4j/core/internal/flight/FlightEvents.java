package io.gitops4j.core.internal.flight;

import io.gitops4j.api.Activity;

/** Makes events. */
public final class FlightEvents {
    private FlightEvents() {}

    /** An event of this kind, begun; fill it with {@link FlightEvent#of} only where it is to be kept. */
    public static FlightEvent begun(Activity.Kind kind) {
        FlightEvent event = switch (kind) {
            case RUN -> new FlightEvent.Run();
            case STAGE -> new FlightEvent.StageOfRun();
            case FETCH -> new FlightEvent.Fetch();
            case TARGET_CALL -> new FlightEvent.TargetCall();
            case CHANGE -> new FlightEvent.Change();
            case HISTORY -> new FlightEvent.History();
            case MESSAGE -> new FlightEvent.Message();
            case WAITING -> new FlightEvent.Waiting();
        };
        event.begin();
        return event;
    }
}
