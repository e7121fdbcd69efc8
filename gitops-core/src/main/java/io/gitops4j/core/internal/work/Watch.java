package io.gitops4j.core.internal.work;

import io.gitops4j.api.Activity;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Stage;
import io.gitops4j.core.internal.flight.FlightEvent;
import io.gitops4j.core.internal.flight.FlightEvents;
import io.gitops4j.spi.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures what is done for one run, and tells it: Java Flight Recorder, and those who listen. Where neither wants to hear it, the work
 * is done and nothing else. Thread-safe.
 */
public final class Watch {
    /** Measures nothing. */
    public static final Watch NOBODY = new Watch("", "", Time.system(), Optional.empty());

    private static final String OK = "ok";

    private final String environment;
    private final String runId;
    private final Time time;
    private final Optional<Listener> listener;

    /** Hears activities; what it throws is its own fault, so it throws nothing. */
    @FunctionalInterface
    public interface Listener {
        /** Called where the work is done. */
        void onActivity(Activity activity);
    }

    /**
     * What is measured. Everything that costs to say is asked for only where somebody hears it.
     *
     * @param subject what it is about; its text is made only where somebody hears it
     */
    public record Label(Activity.Kind kind, String name, Object subject, Optional<io.gitops4j.api.ServiceId> service) {
        /** Of no single service. */
        public static Label of(Activity.Kind kind, String name, Object subject) {
            return new Label(kind, name, subject, Optional.empty());
        }
    }

    /**
     * How it ended.
     *
     * @param outcome one of a few words
     * @param detail what it came to
     * @param items how many it was about
     */
    public record End(String outcome, Optional<Failure> failure, String detail, long items) {
        private static final End FINE = new End(OK, Optional.empty(), "", 0);

        /** Well. */
        public static End fine() {
            return FINE;
        }

        /** Well, and so many. */
        public static End of(long items) {
            return new End(OK, Optional.empty(), "", items);
        }

        /** Well, and with this. */
        public static End with(String detail) {
            return new End(OK, Optional.empty(), detail, 0);
        }

        /** By a word of its own. */
        public static End as(String outcome, Optional<Failure> failure) {
            return new End(outcome, failure, "", 0);
        }
    }

    private Watch(String environment, String runId, Time time, Optional<Listener> listener) {
        this.environment = environment;
        this.runId = runId;
        this.time = time;
        this.listener = listener;
    }

    /** For one run, or what else has an id. */
    public static Watch of(String environment, String runId, Time time, Optional<Listener> listener) {
        return new Watch(environment, runId, time, listener);
    }

    /** That of the run whose operation it is; an operation of nobody's run is not measured. */
    public static Watch of(Operation operation) {
        return operation instanceof RunOperation run ? run.watch() : NOBODY;
    }

    /** A stage. */
    public <T> T stage(Stage stage, Supplier<T> body) {
        return stage(stage, "", body, any -> End.fine());
    }

    /** A stage that is about something. */
    public <T> T stage(Stage stage, String subject, Supplier<T> body, Function<? super T, End> end) {
        return measure(Label.of(Activity.Kind.STAGE, stage.word(), subject), body, end);
    }

    /** What has no end of its own to tell. */
    public <T> T measure(Label label, Supplier<T> body) {
        return measure(label, body, any -> End.fine());
    }

    /** Does it; whatever it throws is how it ended. */
    public <T> T measure(Label label, Supplier<T> body, Function<? super T, End> end) {
        FlightEvent flight = FlightEvents.begun(label.kind());
        if (listener.isEmpty() && !flight.isEnabled()) {
            return body.get();
        }
        Begun begun = new Begun(label, flight, time.now(), time.nanos());
        begin(begun);
        T value;
        try {
            value = body.get();
        } catch (GitOpsException e) {
            end(begun, new End(word(e.kind()), Optional.of(e.failure()), "", 0));
            throw e;
        } catch (RuntimeException | Error e) {
            end(begun, new End(word(FailureKind.INTERNAL), Optional.empty(), "", 0));
            throw e;
        }
        end(begun, end.apply(value));
        return value;
    }

    /** Something that takes no time. */
    public void note(Label label, Supplier<End> what) {
        FlightEvent flight = FlightEvents.begun(label.kind());
        if (listener.isPresent() || flight.isEnabled()) {
            end(new Begun(label, flight, time.now(), time.nanos()), what.get());
        }
    }

    private record Begun(Label label, FlightEvent flight, Instant at, long nanos) {}

    private void begin(Begun begun) {
        Activity.Kind kind = begun.label.kind();
        if (kind == Activity.Kind.RUN || kind == Activity.Kind.STAGE) {
            listener.ifPresent(told -> told.onActivity(activity(begun, null)));
        }
    }

    private void end(Begun begun, End end) {
        begun.flight.end();
        boolean kept = begun.flight.shouldCommit();
        if (listener.isEmpty() && !kept) {
            return;
        }
        Activity activity = activity(begun, end);
        if (kept) {
            begun.flight.of(activity).commit();
        }
        listener.ifPresent(told -> told.onActivity(activity));
    }

    private Activity activity(Begun begun, @Nullable End end) {
        Label label = begun.label;
        Activity.Builder activity = Activity.builder(label.kind(), label.name(), environment, runId, begun.at)
                .subject(label.subject().toString())
                .service(label.service());
        if (end != null) {
            activity.ended(Duration.ofNanos(Math.max(0, time.nanos() - begun.nanos)), end.outcome())
                    .failure(end.failure())
                    .detail(end.detail())
                    .items(end.items());
        }
        return activity.build();
    }

    /** As in {@link Activity#outcome}. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
