package io.gitops4j.core.internal.flight;

import io.gitops4j.api.Activity;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * An {@link Activity} as Java Flight Recorder keeps it. The subclasses give it their names and nothing else, and are made in
 * {@link FlightEvents}: code in this class that names one would load it while the recorder of a JVM that began with one defines it.
 */
@StackTrace(false)
@Category("GitOps4J")
public abstract sealed class FlightEvent extends Event {
    @Label("Run")
    @Description("The id of the run, as in the history")
    String run = "";

    @Label("Environment")
    String environment = "";

    @Label("What")
    @Description("One of a few known words")
    String what = "";

    @Label("Subject")
    @Description("Who asked, the source, the resource or the reporter")
    String subject = "";

    @Label("Service")
    String service = "";

    @Label("Outcome")
    @Description("One of a few known words")
    String outcome = "";

    @Label("Code")
    @Description("The code of the finding that says why it did not work")
    String code = "";

    @Label("Detail")
    @Description("The commits that were read")
    String detail = "";

    @Label("Items")
    @Description("How many it was about")
    long items;

    /** Takes over what the activity says. */
    public FlightEvent of(Activity activity) {
        run = activity.runId();
        environment = activity.environment();
        what = activity.name();
        subject = activity.subject();
        service = activity.service().map(Object::toString).orElse("");
        outcome = activity.outcome();
        code = activity.failure().map(failure -> failure.diagnostic().code()).orElse("");
        detail = activity.detail();
        items = activity.items();
        return this;
    }

    @Name("io.gitops4j.Run")
    @Label("Run of an Environment")
    static final class Run extends FlightEvent {}

    @Name("io.gitops4j.Stage")
    @Label("Stage of a Run")
    static final class StageOfRun extends FlightEvent {}

    @Name("io.gitops4j.Fetch")
    @Label("Fetch from a Source")
    static final class Fetch extends FlightEvent {}

    @Name("io.gitops4j.TargetCall")
    @Label("Call at a Target")
    static final class TargetCall extends FlightEvent {}

    @Name("io.gitops4j.Change")
    @Label("Change at a Target")
    static final class Change extends FlightEvent {}

    @Name("io.gitops4j.History")
    @Label("Record Put into the History")
    static final class History extends FlightEvent {}

    @Name("io.gitops4j.Message")
    @Label("Message to a Forge")
    static final class Message extends FlightEvent {}

    @Name("io.gitops4j.Waiting")
    @Label("Messages That Wait for a Forge")
    static final class Waiting extends FlightEvent {}
}
