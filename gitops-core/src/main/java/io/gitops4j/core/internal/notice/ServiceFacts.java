package io.gitops4j.core.internal.notice;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.ServiceResult;
import io.gitops4j.api.Severity;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run tells of its services. */
final class ServiceFacts {
    /** A removal that waits for what may replace it goes on by itself; nobody's yes is needed. */
    private static final String WAITS_BY_ITSELF = "PRUNE-WAIT";

    private static final String FAILED = "failed";
    private static final String AGAIN = "is as declared again";

    private final Observation observation;
    private final Map<ServiceId, ServicePlan> plans = new TreeMap<>();
    private final List<Fact> facts = new ArrayList<>();
    private final Set<String> unsure = new HashSet<>();
    private final Map<ServiceId, String> unproven = new TreeMap<>();

    ServiceFacts(Observation observation, Plan plan) {
        this.observation = observation;
        plan.services().forEach(service -> plans.put(service.service(), service));
        observation.result().services().forEach(this::look);
    }

    List<Fact> facts() {
        return facts;
    }

    /** Those of which the run does not tell whether they are well. */
    Set<String> unsure() {
        return unsure;
    }

    /** Whether exactly this is deployed, and nobody says that it does well. */
    boolean unproven(ServiceId service, String content) {
        return content.equals(unproven.get(service));
    }

    /** What the run brought back. */
    Map<ServiceId, Item> rollbacks() {
        Map<ServiceId, Item> rollbacks = new TreeMap<>();
        observation
                .restores()
                .forEach((service, back) -> rollbacks.put(
                        service, rollback(service, back, observation.result().deployment())));
        return rollbacks;
    }

    Item rollback(ServiceId service, Observation.Return back, OptionalLong deployment) {
        NoticeEntry entry = new NoticeEntry(
                NoticeKind.ROLLBACK,
                Optional.of(service),
                "goes back to what deployment " + back.number() + " brought",
                Optional.empty(),
                observation.contact(service),
                Optional.empty(),
                deployment,
                OptionalLong.of(back.number()));
        return new Item(entry, back.from().map(before -> before.id()), Optional.empty());
    }

    /** A failure that only the history knows. */
    Fact failed(ServiceId service, String content, Diagnostic why, long deployment) {
        NoticeEntry entry = new NoticeEntry(
                NoticeKind.FAILURE,
                Optional.of(service),
                FAILED,
                Optional.of(why),
                observation.contact(service),
                Optional.empty(),
                OptionalLong.of(deployment),
                OptionalLong.empty());
        return new Fact(Facts.key(service), Fact.State.FAILED, content, essence(FAILED, List.of(why)), "", entry);
    }

    private void look(ServiceResult result) {
        switch (result.status()) {
            case FAILED, BACKING_OFF -> failure(result, FAILED);
            case INVALID -> failure(result, "has an invalid manifest");
            case DENIED -> failure(result, "is refused by a policy");
            case HELD -> held(result);
            case DEPLOYED -> well(result, AGAIN);
            case REMOVED -> well(result, "is removed");
            case UNCHANGED -> unchanged(result);
            case PROGRESSING, SUPERSEDED, CANCELLED -> unsure.add(Facts.key(result.service()));
        }
    }

    private void unchanged(ServiceResult result) {
        Optional<HealthState> health = result.health().map(HealthReport::state);
        if (health.isEmpty() || health.get() == HealthState.UNKNOWN) {
            unproven.put(result.service(), content(result.service()));
            add(result, NoticeKind.RECOVERY, Fact.State.UNCHANGED, AGAIN, Optional.empty(), List.of());
        } else if (health.get() == HealthState.HEALTHY || health.get() == HealthState.SUSPENDED) {
            well(result, AGAIN);
        } else {
            unproven.put(result.service(), content(result.service()));
            unsure.add(Facts.key(result.service()));
        }
    }

    private void failure(ServiceResult result, String what) {
        List<Diagnostic> findings = new ArrayList<>();
        result.failure().ifPresent(failure -> findings.add(failure.diagnostic()));
        result.diagnostics().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .forEach(findings::add);
        add(
                result,
                NoticeKind.FAILURE,
                Fact.State.FAILED,
                what,
                findings.stream().findFirst(),
                findings);
    }

    private void held(ServiceResult result) {
        boolean byItself = result.failure().isPresent()
                || result.diagnostics().stream()
                        .anyMatch(finding -> finding.code().equals(WAITS_BY_ITSELF));
        if (byItself) {
            unsure.add(Facts.key(result.service()));
            return;
        }
        List<Diagnostic> why = result.diagnostics();
        Optional<Diagnostic> last = why.isEmpty() ? Optional.empty() : Optional.of(why.get(why.size() - 1));
        add(result, NoticeKind.HOLD, Fact.State.HELD, "waits for a yes", last, why);
    }

    private void well(ServiceResult result, String what) {
        add(result, NoticeKind.RECOVERY, Fact.State.WELL, what, Optional.empty(), List.of());
    }

    private void add(
            ServiceResult result,
            NoticeKind kind,
            Fact.State state,
            String what,
            Optional<Diagnostic> finding,
            List<Diagnostic> all) {
        ServiceId service = result.service();
        Optional<ServicePlan> planned = Optional.ofNullable(plans.get(service));
        NoticeEntry entry = new NoticeEntry(
                kind,
                Optional.of(service),
                what,
                finding,
                observation.contact(service),
                Optional.empty(),
                result.written().isEmpty()
                        ? OptionalLong.empty()
                        : observation.result().deployment(),
                OptionalLong.empty());
        boolean toldByContent = kind != NoticeKind.FAILURE || what.equals(FAILED);
        facts.add(new Fact(
                Facts.key(service),
                state,
                toldByContent ? content(service) : "",
                essence(kind == NoticeKind.FAILURE ? what : "held", all),
                planned.flatMap(ServicePlan::revision)
                        .map(revision -> revision.id())
                        .orElse(""),
                entry));
    }

    private String content(ServiceId service) {
        return Optional.ofNullable(plans.get(service))
                .map(known -> known.desired().value())
                .orElse("");
    }

    private static String essence(String state, List<Diagnostic> findings) {
        return state + " "
                + findings.stream().map(Diagnostic::code).distinct().sorted().collect(Collectors.joining(" "));
    }
}
