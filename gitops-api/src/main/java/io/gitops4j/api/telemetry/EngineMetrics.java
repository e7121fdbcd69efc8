package io.gitops4j.api.telemetry;

import io.gitops4j.api.Activity;
import io.gitops4j.api.Change;
import io.gitops4j.api.Digest;
import io.gitops4j.api.Hold;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceResult;
import io.gitops4j.api.ServiceStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/**
 * Makes metrics of what an engine tells its listeners. One for each engine: {@code GitOps.builder().listener(metrics)}. Besides a few
 * numbers it keeps one digest for each service, to know drift. Thread-safe.
 */
public final class EngineMetrics implements ReconcileListener {
    /** The tag that {@link Metric#CHANGES} has on request: one series for each service. */
    public static final MetricTag SERVICE = MetricTag.named("service", "the service's name");

    private static final String ENVIRONMENT = MetricTag.ENVIRONMENT.key();
    private static final String OUTCOME = "outcome";

    private final MetricSink sink;
    private final boolean services;
    private final Clock clock;
    private final Map<Series, AtomicLong> gauges = new ConcurrentHashMap<>();
    private final Map<String, Instant> lastSuccess = new ConcurrentHashMap<>();
    private final Map<String, Map<ServiceId, Digest>> left = new ConcurrentHashMap<>();

    private record Series(Metric metric, Map<String, String> tags) {}

    private EngineMetrics(MetricSink sink, boolean services, Clock clock) {
        this.sink = Objects.requireNonNull(sink, "sink");
        this.services = services;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Without service names, by the machine's clock. */
    public static EngineMetrics into(MetricSink sink) {
        return new EngineMetrics(sink, false, Clock.systemUTC());
    }

    /** The same, and {@link #SERVICE} at every change: for an installation with few services. */
    public EngineMetrics withServices() {
        return new EngineMetrics(sink, true, clock);
    }

    /** The same by another clock: that of the engine, where it was given one. */
    public EngineMetrics withClock(Clock other) {
        return new EngineMetrics(sink, services, other);
    }

    @Override
    public void onEvent(ReconcileEvent event) {
        switch (event.kind()) {
            case RETRY -> sink.count(Metric.TARGET_RETRIES, Map.of(ENVIRONMENT, event.environment()), 1);
            case RUN_FINISHED -> event.outcome().ifPresent(result -> finished(result, event.at()));
            default -> {
                // Nothing that is counted.
            }
        }
    }

    @Override
    public void onActivity(Activity activity) {
        if (activity.took().isEmpty()) {
            if (activity.kind() == Activity.Kind.RUN && isRun(activity)) {
                begun(activity);
            }
            return;
        }
        Duration took = activity.took().get();
        switch (activity.kind()) {
            case RUN -> run(activity, took);
            case STAGE -> stage(activity, took);
            case FETCH ->
                sink.time(Metric.FETCH, tags(activity, "source", activity.subject(), "call", activity.name()), took);
            case TARGET_CALL -> sink.time(Metric.TARGET_CALLS, tags(activity, "call", activity.name()), took);
            case CHANGE -> change(activity, took);
            case HISTORY -> sink.time(Metric.HISTORY_APPEND, tags(activity), took);
            case MESSAGE ->
                sink.time(
                        Metric.REPORTS, tags(activity, "reporter", activity.subject(), "kind", activity.name()), took);
            case WAITING -> set(Metric.REPORTS_WAITING, Map.of("reporter", activity.subject()), activity.items());
            default -> {
                // Newer than this list.
            }
        }
    }

    private static boolean isRun(Activity activity) {
        return !activity.name().equals("plan");
    }

    private void begun(Activity activity) {
        String environment = activity.environment();
        if (lastSuccess.putIfAbsent(environment, activity.started()) == null) {
            sink.gauge(Metric.LAST_SUCCESS_AGE, Map.of(ENVIRONMENT, environment), age(environment));
        }
    }

    private DoubleSupplier age(String environment) {
        return () -> {
            Instant since = Objects.requireNonNull(lastSuccess.get(environment), environment);
            return Math.max(0, Duration.between(since, clock.instant()).toMillis()) / 1000.0;
        };
    }

    private void run(Activity activity, Duration took) {
        if (isRun(activity)) {
            sink.time(Metric.RECONCILE, tags(activity), took);
        }
    }

    private void stage(Activity activity, Duration took) {
        sink.time(Metric.STAGE, tags(activity, "stage", activity.name()), took);
        if (activity.items() > 0 && activity.name().equals("parse")) {
            sink.count(Metric.MANIFESTS_PARSED, Map.of(ENVIRONMENT, activity.environment()), activity.items());
        }
    }

    private void change(Activity activity, Duration took) {
        Map<String, String> tags = services && activity.service().isPresent()
                ? tags(
                        activity,
                        "kind",
                        activity.name(),
                        SERVICE.key(),
                        activity.service().get().toString())
                : tags(activity, "kind", activity.name());
        sink.time(Metric.CHANGES, tags, took);
    }

    private static Map<String, String> tags(Activity activity, String... more) {
        Map<String, String> tags = new HashMap<>();
        tags.put(ENVIRONMENT, activity.environment());
        tags.put(OUTCOME, activity.outcome());
        for (int i = 0; i < more.length; i += 2) {
            tags.put(more[i], more[i + 1]);
        }
        return Map.copyOf(tags);
    }

    private void finished(ReconcileResult result, Instant at) {
        String environment = result.environment();
        if (result.status() == RunStatus.IN_SYNC || result.status() == RunStatus.APPLIED) {
            lastSuccess.put(environment, at);
        }
        result.plan().ifPresent(plan -> {
            Map<String, String> tags = Map.of(ENVIRONMENT, environment);
            set(
                    Metric.HOLDS,
                    tags,
                    plan.holds().stream()
                            .map(Hold::changes)
                            .mapToLong(changes -> changes.size())
                            .sum());
            Map<ServiceId, Digest> known = left.computeIfAbsent(environment, any -> new HashMap<>());
            set(Metric.DRIFT, tags, drift(plan, known));
            remember(result, plan, known);
            count(result)
                    .forEach((status, amount) -> set(
                            Metric.SERVICES,
                            Map.of(ENVIRONMENT, environment, "state", MetricTag.word(status)),
                            amount));
        });
    }

    /** What is to be written although it was so, and ought still to be so. */
    private static long drift(Plan plan, Map<ServiceId, Digest> known) {
        return plan.services().stream()
                .filter(service -> service.desired().equals(known.get(service.service())))
                .flatMap(service -> service.changes().stream())
                .map(Change::kind)
                .filter(kind -> kind.writes())
                .count();
    }

    /** Runs of one environment follow each other, so its map is used by one thread at a time. */
    private static void remember(ReconcileResult result, Plan plan, Map<ServiceId, Digest> known) {
        Map<ServiceId, Digest> planned = new HashMap<>();
        plan.services().forEach(service -> planned.put(service.service(), service.desired()));
        known.keySet().retainAll(planned.keySet());
        for (ServiceResult service : result.services()) {
            Digest wanted = planned.get(service.service());
            switch (service.status()) {
                case UNCHANGED, DEPLOYED, PROGRESSING -> {
                    if (wanted != null) {
                        known.put(service.service(), wanted);
                    }
                }
                case FAILED, CANCELLED, SUPERSEDED, REMOVED -> known.remove(service.service());
                default -> {
                    // Nothing was written, so what was left is still what was left.
                }
            }
        }
    }

    private static Map<ServiceStatus, Long> count(ReconcileResult result) {
        Map<ServiceStatus, Long> amounts = new EnumMap<>(ServiceStatus.class);
        for (ServiceStatus status : ServiceStatus.values()) {
            amounts.put(status, 0L);
        }
        result.services().forEach(service -> amounts.merge(service.status(), 1L, Long::sum));
        amounts.remove(ServiceStatus.REMOVED);
        return amounts;
    }

    private void set(Metric metric, Map<String, String> tags, long value) {
        gauges.computeIfAbsent(new Series(metric, tags), series -> {
                    AtomicLong now = new AtomicLong(value);
                    sink.gauge(metric, tags, now::get);
                    return now;
                })
                .set(value);
    }
}
