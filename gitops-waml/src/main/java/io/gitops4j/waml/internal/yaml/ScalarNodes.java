package io.gitops4j.waml.internal.yaml;

import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Makes scalar nodes, and finds hidden characters that double quotes can spell as escapes (B13). */
final class ScalarNodes {
    private ScalarNodes() {}

    static YamlScalar of(ScalarEvent event, Findings findings) {
        YamlScalar node = new YamlScalar(
                YamlComposer.line(event),
                YamlComposer.column(event),
                event.getValue(),
                event.getScalarStyle() == ScalarStyle.PLAIN);
        if (event.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED) {
            int hidden = HiddenCharacters.first(node.text());
            if (hidden >= 0) {
                findings.error(
                        node.in(findings.file(), Path.ROOT),
                        HiddenCharacters.fault(node.text().charAt(hidden)));
            }
        }
        return node;
    }
}
