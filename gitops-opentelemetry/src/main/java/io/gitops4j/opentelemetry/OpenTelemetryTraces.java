package io.gitops4j.opentelemetry;

import io.gitops4j.api.Activity;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileListener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One span for each run, below it its stages and fetches, and below a stage the changes that it made. A run belongs to the span that is
 * current where the engine is called. A message to a forge is a trace of its own, linked to the run that it tells of: it is sent
 * apart from runs, and perhaps much later. {@code GitOps.builder().listener(OpenTelemetryTraces.of(openTelemetry))}.
 *
 * <p>The span of a run is not made current on the engine's threads: spans that an agent makes of requests inside a plug-in find no
 * parent here. Thread-safe.
 */
public final class OpenTelemetryTraces implements ReconcileListener {
    /** Runs whose messages may still be on their way. */
    private static final int REMEMBERED = 256;

    private final Tracer tracer;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final Map<String, SpanContext> ended = new LinkedHashMap<>();

    private OpenTelemetryTraces(Tracer tracer) {
        this.tracer = tracer;
    }

    /** A listener for any number of engines. */
    public static OpenTelemetryTraces of(OpenTelemetry openTelemetry) {
        return new OpenTelemetryTraces(openTelemetry.getTracerProvider().get(OpenTelemetryMetrics.SCOPE));
    }

    /** A run under way. What a run does beside its stages is told in their order, so there is one stage at a time. */
    private static final class Run {
        private final Span span;
        private final Context context;
        private volatile @Nullable Span stage;

        private Run(Span span) {
            this.span = span;
            this.context = Context.root().with(span);
        }

        private Context innermost() {
            Span inside = stage;
            return inside == null ? context : context.with(inside);
        }
    }

    @Override
    public void onEvent(ReconcileEvent event) {
        // Activities tell all that a trace says.
    }

    @Override
    public void onActivity(Activity activity) {
        Optional<Instant> end = activity.took().map(activity.started()::plus);
        switch (activity.kind()) {
            case RUN -> {
                if (end.isEmpty()) {
                    begun(activity);
                } else {
                    finished(activity, end.get());
                }
            }
            case STAGE -> {
                if (end.isEmpty()) {
                    stageBegun(activity);
                } else {
                    stageEnded(activity, end.get());
                }
            }
            case FETCH -> end.ifPresent(at -> fetch(activity, at));
            case CHANGE -> end.ifPresent(at -> change(activity, at));
            case MESSAGE -> end.ifPresent(at -> message(activity, at));
            default -> {
                // A metric says enough of it.
            }
        }
    }

    private SpanBuilder span(Activity activity, String name) {
        return tracer.spanBuilder(name)
                .setStartTimestamp(activity.started())
                .setAttribute(RunAttributes.ENVIRONMENT, activity.environment())
                .setAttribute(RunAttributes.RUN_ID, activity.runId());
    }

    private void begun(Activity activity) {
        SpanBuilder span = span(activity, "gitops " + activity.name());
        if (!activity.subject().isEmpty()) {
            span.setAttribute(RunAttributes.INITIATOR, activity.subject());
        }
        runs.put(activity.runId(), new Run(span.startSpan()));
    }

    private void finished(Activity activity, Instant end) {
        Run run = runs.remove(activity.runId());
        if (run == null) {
            return;
        }
        if (!activity.detail().isEmpty()) {
            List<String> revisions = Arrays.asList(activity.detail().split(" "));
            run.span.setAttribute(RunAttributes.REVISIONS, revisions);
            if (revisions.size() == 1) {
                String only = revisions.get(0);
                run.span.setAttribute(RunAttributes.HEAD_REVISION, only.substring(only.lastIndexOf('@') + 1));
            }
        }
        boolean failed = activity.outcome().equals("failed")
                || activity.outcome().equals("partial")
                || (activity.failure().isPresent() && !activity.outcome().equals("cancelled"));
        end(run.span, activity, failed, end);
        remember(activity.runId(), run.span.getSpanContext());
    }

    private void stageBegun(Activity activity) {
        Run run = runs.get(activity.runId());
        if (run != null) {
            SpanBuilder span = span(activity, "gitops stage " + activity.name()).setParent(run.context);
            source(span, activity);
            run.stage = span.startSpan();
        }
    }

    private void stageEnded(Activity activity, Instant end) {
        Run run = runs.get(activity.runId());
        Span stage = run == null ? null : run.stage;
        if (run != null && stage != null) {
            run.stage = null;
            end(stage, activity, !activity.outcome().equals("ok"), end);
        }
    }

    private void fetch(Activity activity, Instant end) {
        Run run = runs.get(activity.runId());
        if (run != null) {
            SpanBuilder span = span(activity, "gitops fetch " + activity.name())
                    .setSpanKind(SpanKind.CLIENT)
                    .setParent(run.innermost());
            source(span, activity);
            if (!activity.detail().isEmpty()) {
                span.setAttribute(RunAttributes.HEAD_REVISION, activity.detail());
            }
            end(span.startSpan(), activity, !activity.outcome().equals("ok"), end);
        }
    }

    private void change(Activity activity, Instant end) {
        Run run = runs.get(activity.runId());
        if (run != null) {
            SpanBuilder span = span(activity, "gitops change " + activity.name())
                    .setSpanKind(SpanKind.CLIENT)
                    .setParent(run.innermost())
                    .setAttribute(RunAttributes.RESOURCE, activity.subject());
            activity.service().ifPresent(service -> span.setAttribute(RunAttributes.SERVICE, service.toString()));
            end(span.startSpan(), activity, activity.outcome().equals("failed"), end);
        }
    }

    private void message(Activity activity, Instant end) {
        SpanBuilder span = span(activity, "gitops message " + activity.name())
                .setSpanKind(SpanKind.CLIENT)
                .setNoParent()
                .setAttribute(RunAttributes.REPORTER, activity.subject());
        context(activity.runId()).ifPresent(span::addLink);
        end(span.startSpan(), activity, !activity.outcome().equals("ok"), end);
    }

    private static void source(SpanBuilder span, Activity activity) {
        if (!activity.subject().isEmpty()) {
            span.setAttribute(RunAttributes.SOURCE, activity.subject());
        }
    }

    /** The status is the code of the finding: its text may quote what came from elsewhere, and belongs into the log. */
    private static void end(Span span, Activity activity, boolean failed, Instant end) {
        span.setAttribute(RunAttributes.OUTCOME, activity.outcome());
        if (failed) {
            String code = activity.failure()
                    .map(failure -> failure.diagnostic().code())
                    .orElse("");
            span.setStatus(StatusCode.ERROR, code);
            span.setAttribute(RunAttributes.ERROR_TYPE, code.isEmpty() ? activity.outcome() : code);
        }
        span.end(end);
    }

    private Optional<SpanContext> context(String runId) {
        Run run = runs.get(runId);
        if (run != null) {
            return Optional.of(run.span.getSpanContext());
        }
        synchronized (ended) {
            return Optional.ofNullable(ended.get(runId));
        }
    }

    private void remember(String runId, SpanContext context) {
        synchronized (ended) {
            ended.put(runId, context);
            if (ended.size() > REMEMBERED) {
                ended.remove(ended.keySet().iterator().next());
            }
        }
    }
}
