package io.gitops4j.core.internal.print;

import io.gitops4j.api.Change;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.Hold;
import io.gitops4j.api.Plan;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Verdict;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan for a terminal. */
public final class PlanText {
    private static final int FIELDS = 12;

    private final StringBuilder out = new StringBuilder();

    private PlanText() {}

    /** The whole plan, each line ended. */
    public static String of(Plan plan) {
        return new PlanText().plan(plan).out.toString();
    }

    private PlanText plan(Plan plan) {
        String revisions =
                plan.revisions().values().stream().map(PlanText::revision).collect(Collectors.joining(", "));
        line("plan for " + plan.environment() + " at " + revisions + ", digest "
                + plan.digest().shortValue());
        plan.services().stream()
                .filter(service -> service.verdict() != Verdict.UNCHANGED)
                .forEach(this::service);
        long unchanged = plan.services().stream()
                .filter(service -> service.verdict() == Verdict.UNCHANGED)
                .count();
        if (unchanged > 0) {
            line("  = " + unchanged + (unchanged == 1 ? " service" : " services") + " unchanged");
        }
        plan.holds().forEach(this::hold);
        plan.diagnostics().forEach(finding -> line("  ! " + finding));
        return this;
    }

    private static String revision(Revision revision) {
        return revision.source() + "@" + revision.shortId();
    }

    private void service(ServicePlan service) {
        line("  " + mark(service) + " " + Visible.text(service.service().toString()) + ": " + Verb.of(service));
        service.changes().stream().filter(change -> change.kind().writes()).forEach(this::change);
        service.diagnostics().forEach(finding -> line("      " + finding));
    }

    private static String mark(ServicePlan service) {
        return switch (service.verdict()) {
            case PROCEED -> service.removal() ? "-" : Verb.creates(service) ? "+" : "~";
            default -> "!";
        };
    }

    private void change(Change change) {
        line("      " + change.kind().name().toLowerCase(Locale.ROOT) + " "
                + Visible.text(change.id().toString()) + " (" + change.reason() + ")");
        change.diff().stream().limit(FIELDS).forEach(this::field);
        if (change.diff().size() > FIELDS) {
            line("          and " + (change.diff().size() - FIELDS) + " more fields");
        }
    }

    private void field(FieldDiff field) {
        line("          " + Visible.text(field.path()) + ": "
                + field.before().map(Visible::text).orElse("(none)") + " -> "
                + field.after().map(Visible::text).orElse("(none)"));
    }

    private void hold(Hold hold) {
        line("  held: " + hold.reason());
        hold.changes().stream()
                .limit(FIELDS)
                .forEach(change ->
                        line("      delete " + Visible.text(change.id().toString())));
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
