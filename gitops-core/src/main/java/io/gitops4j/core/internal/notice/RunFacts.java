package io.gitops4j.core.internal.notice;

import io.gitops4j.api.Change;
import io.gitops4j.api.Contact;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Digest;
import io.gitops4j.api.Failure;
import io.gitops4j.api.Hold;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.Severity;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run tells of itself, of files, and of deletes that are held. */
final class RunFacts {
    private final Observation observation;

    RunFacts(Observation observation) {
        this.observation = observation;
    }

    List<Fact> all() {
        List<Fact> facts = new ArrayList<>();
        facts.add(run());
        observation
                .plan()
                .filter(plan -> observation.result().plan().isPresent())
                .ifPresent(plan -> {
                    plan.diagnostics().stream()
                            .filter(finding -> finding.severity() == Severity.ERROR)
                            .forEach(finding -> facts.add(file(plan, finding)));
                    plan.holds().stream().filter(Hold::approvable).forEach(hold -> facts.add(hold(plan, hold)));
                });
        return facts;
    }

    private Fact run() {
        Optional<Failure> failure = observation.result().failure();
        return failure.isEmpty()
                ? new Fact(
                        Facts.RUN,
                        Fact.State.WELL,
                        "",
                        "",
                        "",
                        Facts.general(NoticeKind.RECOVERY, "runs go through again"))
                : new Fact(
                        Facts.RUN,
                        Fact.State.FAILED,
                        "",
                        failure.get().diagnostic().code(),
                        "",
                        with(
                                Facts.general(NoticeKind.FAILURE, "the run failed"),
                                failure.get().diagnostic()));
    }

    private static Fact file(Plan plan, Diagnostic finding) {
        String name = finding.position().map(place -> place.file()).orElse(finding.code());
        return new Fact(
                Facts.FILE + name,
                Fact.State.FAILED,
                "",
                finding.code(),
                plan.revisions().toString(),
                with(Facts.general(NoticeKind.FAILURE, "cannot be read"), finding));
    }

    /** Told as the service's own where it is about one. */
    private Fact hold(Plan plan, Hold hold) {
        Set<ServiceId> services = hold.changes().stream().map(Change::service).collect(Collectors.toSet());
        Optional<ServiceId> only =
                services.stream().filter(one -> services.size() == 1).findFirst();
        String ids = hold.changes().stream()
                .map(change -> change.id().toString())
                .sorted()
                .collect(Collectors.joining("\n"));
        NoticeEntry entry = new NoticeEntry(
                NoticeKind.HOLD,
                only,
                "deletes wait for a yes",
                Optional.of(hold.reason()),
                only.map(observation::contact).orElse(Contact.NONE),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
        return new Fact(
                Facts.HOLD + hold.reason().code(),
                Fact.State.HELD,
                "",
                hold.reason().code() + " " + Digest.ofText(ids),
                plan.revisions().toString(),
                entry);
    }

    private static NoticeEntry with(NoticeEntry entry, Diagnostic finding) {
        return new NoticeEntry(
                entry.kind(),
                entry.service(),
                entry.what(),
                Optional.of(finding),
                entry.contact(),
                entry.commit(),
                entry.deployment(),
                entry.restores());
    }
}
