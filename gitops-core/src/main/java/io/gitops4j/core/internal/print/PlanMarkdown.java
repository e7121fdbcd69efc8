package io.gitops4j.core.internal.print;

import io.gitops4j.api.Change;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Verdict;
import java.util.List;

/** A plan for a comment at a forge: a table of services, and the fields of each below it. */
public final class PlanMarkdown {
    private static final int ROWS = 100;

    private PlanMarkdown() {}

    /** The whole plan; of very many services the first hundred. */
    public static String of(Plan plan) {
        StringBuilder out = new StringBuilder();
        out.append("### Plan for ").append(Visible.markdown(plan.environment())).append("\n\n");
        List<ServicePlan> changing = plan.services().stream()
                .filter(service -> service.verdict() != Verdict.UNCHANGED)
                .toList();
        if (changing.isEmpty() && plan.holds().isEmpty()) {
            return out.append("Nothing to do.\n").toString();
        }
        out.append("| service | what | resources |\n|---|---|---|\n");
        changing.stream().limit(ROWS).forEach(service -> row(out, service));
        if (changing.size() > ROWS) {
            out.append("\nand ").append(changing.size() - ROWS).append(" more services\n");
        }
        changing.stream().limit(ROWS).forEach(service -> details(out, service));
        plan.holds()
                .forEach(hold -> out.append("\n**Held:** ")
                        .append(Visible.markdown(hold.reason().toString()))
                        .append('\n'));
        plan.diagnostics()
                .forEach(finding -> out.append("\n- ")
                        .append(Visible.markdown(finding.toString()))
                        .append('\n'));
        return out.append("\nDigest `").append(plan.digest()).append("`\n").toString();
    }

    private static void row(StringBuilder out, ServicePlan service) {
        long writes = service.changes().stream()
                .filter(change -> change.kind().writes())
                .count();
        out.append("| ")
                .append(Visible.markdown(service.service().toString()))
                .append(" | ")
                .append(Verb.of(service))
                .append(" | ")
                .append(writes)
                .append(" |\n");
    }

    private static void details(StringBuilder out, ServicePlan service) {
        service.diagnostics()
                .forEach(finding -> out.append("\n- ")
                        .append(Visible.markdown(finding.toString()))
                        .append('\n'));
        for (Change change : service.changes()) {
            if (!change.diff().isEmpty()) {
                out.append("\n**")
                        .append(Visible.markdown(change.id().toString()))
                        .append("**\n\n");
                change.diff().forEach(field -> field(out, field));
            }
        }
    }

    private static void field(StringBuilder out, FieldDiff field) {
        out.append("- ")
                .append(Visible.markdown(field.path()))
                .append(": ")
                .append(field.before().map(Visible::markdown).orElse("(none)"))
                .append(" → ")
                .append(field.after().map(Visible::markdown).orElse("(none)"))
                .append('\n');
    }
}
