package io.gitops4j;

import io.gitops4j.api.Document;
import io.gitops4j.api.Plan;
import io.gitops4j.core.internal.print.PlanDocument;
import io.gitops4j.core.internal.print.PlanMarkdown;
import io.gitops4j.core.internal.print.PlanText;

/** A plan as people and machines read it. Values that may be secret are masked in the plan already. */
public final class PlanFormat {
    private PlanFormat() {}

    /** For a terminal: one line per service that changes, its resources and fields below it. */
    public static String text(Plan plan) {
        return PlanText.of(plan);
    }

    /** For machines, on one line. */
    public static String json(Plan plan) {
        return document(plan).toJson();
    }

    /** For machines, as a value: for programs that put more beside it. */
    public static Document document(Plan plan) {
        return PlanDocument.of(plan);
    }

    /** For a comment at a forge. */
    public static String markdown(Plan plan) {
        return PlanMarkdown.of(plan);
    }
}
