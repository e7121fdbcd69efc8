package io.gitops4j.cli;

import io.gitops4j.PlanFormat;
import io.gitops4j.api.Document;
import io.gitops4j.api.Plan;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plan as {@code gitops plan} tells it. */
final class PlanReport {
    private PlanReport() {}

    static String text(Plan plan) {
        return PlanFormat.text(plan) + Words.shown(plan.environment()) + ": "
                + Outlook.of(plan).words() + "\n" + "digest " + Digests.text(plan.digest()) + "\n";
    }

    static Document json(Plan plan) {
        Map<String, Object> fields =
                new LinkedHashMap<>(PlanFormat.document(plan).fields());
        fields.put("outlook", Outlook.of(plan).name());
        fields.put("writes", plan.writes().count());
        return Json.result(fields);
    }
}
