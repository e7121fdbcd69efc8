package io.gitops4j.waml.internal.schema;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.layer.DeployId;
import io.gitops4j.waml.internal.rule.TextRule;
import io.gitops4j.waml.internal.rule.ValueForm;
import java.util.Optional;

/** Deploy ids: {@code cluster} or {@code cluster@ref}. */
final class DeployIdRule {
    private static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}(?:@[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)?";

    private DeployIdRule() {}

    static TextRule rule() {
        return new TextRule(
                "cluster or cluster@ref",
                id -> DeployId.parse(id).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Fault(
                                Code.TARGET,
                                Shown.quoted(id) + " is no deploy id of the form cluster or cluster@ref",
                                "use letters, digits, '.', '_' and '-'; a ref has lower-case letters, digits and"
                                        + " hyphens")),
                ValueForm.exactly(ValueForm.text(PATTERN)));
    }
}
