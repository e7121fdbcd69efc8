package io.gitops4j.api.telemetry;

import static io.gitops4j.api.telemetry.MetricTag.ENVIRONMENT;

import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.api.Stage;
import java.util.Arrays;
import java.util.List;

/** Every metric of an engine: the one list that the modules and docs/metrics.md are made from. More may be added. */
public enum Metric {
    /** Runs. */
    RECONCILE(
            "gitops.reconcile",
            MetricType.TIMER,
            "Runs of an environment, from the moment that it is their turn.",
            ENVIRONMENT,
            MetricTag.of("outcome", "how it ended", Arrays.stream(RunStatus.values()))),
    /** Stages. */
    STAGE(
            "gitops.stage",
            MetricType.TIMER,
            "Stages of runs and of plans.",
            ENVIRONMENT,
            new MetricTag(
                    "stage",
                    "the step of the run",
                    Arrays.stream(Stage.values()).map(Stage::word).toList()),
            MetricTag.okOrFailure()),
    /** Fetches. */
    FETCH(
            "gitops.fetch",
            MetricType.TIMER,
            "Questions to sources: what is newest, and the files of it.",
            ENVIRONMENT,
            MetricTag.named("source", "the configured name"),
            MetricTag.of("call", "what was asked", "resolve", "snapshot"),
            MetricTag.okOrFailure()),
    /** Files. */
    MANIFESTS_PARSED(
            "gitops.manifests.parsed", MetricType.COUNTER, "Manifests that were read and parsed.", ENVIRONMENT),
    /** Calls. */
    TARGET_CALLS(
            "gitops.target.calls",
            MetricType.TIMER,
            "Calls at targets, each try of a write included.",
            ENVIRONMENT,
            MetricTag.of("call", "what was asked", "observe", "preview", "apply", "health"),
            MetricTag.okOrFailure()),
    /** Repetitions. */
    TARGET_RETRIES(
            "gitops.target.retries",
            MetricType.COUNTER,
            "Writes that failed for the moment and were tried again.",
            ENVIRONMENT),
    /** Writes. */
    CHANGES(
            "gitops.changes",
            MetricType.TIMER,
            "Changes at targets, each with all its tries.",
            ENVIRONMENT,
            MetricTag.of(
                    "kind",
                    "what was to be done",
                    Arrays.stream(ChangeKind.values()).filter(ChangeKind::writes)),
            MetricTag.of("outcome", "what became of it", "written", "unchanged", "superseded", "failed", "stopped")),
    /** Records. */
    HISTORY_APPEND(
            "gitops.history.append",
            MetricType.TIMER,
            "Records put into the history store.",
            ENVIRONMENT,
            MetricTag.okOrFailure()),
    /** Messages to forges and people. */
    REPORTS(
            "gitops.reports",
            MetricType.TIMER,
            "Calls of reporters and notifiers, each try included.",
            ENVIRONMENT,
            MetricTag.named("reporter", "the configured name of the reporter or notifier"),
            MetricTag.of("kind", "what was told", "report", "comment", "notice"),
            MetricTag.okOrFailure()),
    /** The queue. */
    REPORTS_WAITING(
            "gitops.reports.waiting",
            MetricType.GAUGE,
            "Messages that wait for a forge or a notifier.",
            MetricTag.named("reporter", "the configured name of the reporter or notifier")),
    /** Services. */
    SERVICES(
            "gitops.services",
            MetricType.GAUGE,
            "Services, by how the last run ended for them.",
            ENVIRONMENT,
            MetricTag.of(
                    "state",
                    "how it ended",
                    Arrays.stream(ServiceStatus.values()).filter(status -> status != ServiceStatus.REMOVED))),
    /** Deletes that wait. */
    HOLDS("gitops.holds", MetricType.GAUGE, "Deletes that the governor holds back.", ENVIRONMENT),
    /** What others changed. */
    DRIFT(
            "gitops.drift",
            MetricType.GAUGE,
            "Resources that the last run found otherwise than it had left them, while what is declared had not"
                    + " changed.",
            ENVIRONMENT),
    /** How long ago all was well. */
    LAST_SUCCESS_AGE(
            "gitops.last.success.age",
            MetricType.GAUGE,
            "Seconds since a run found or made everything as declared; since the first run began, while none has.",
            ENVIRONMENT);

    private final String id;
    private final MetricType type;
    private final String about;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<MetricTag> tags;

    Metric(String id, MetricType type, String about, MetricTag... tags) {
        this.id = id;
        this.type = type;
        this.about = about;
        this.tags = List.of(tags);
    }

    /** Its name, in words with dots between them. */
    public String id() {
        return id;
    }

    /** What kind of number it is. */
    public MetricType type() {
        return type;
    }

    /** What it counts or measures, in one sentence. */
    public String about() {
        return about;
    }

    /** What every series of it has; a {@link #CHANGES} has {@link EngineMetrics#SERVICE} too, where that is wanted. */
    public List<MetricTag> tags() {
        return tags;
    }

    /** Seconds for a timer and an age, otherwise nothing. */
    public String unit() {
        return type == MetricType.TIMER || this == LAST_SUCCESS_AGE ? "seconds" : "";
    }
}
