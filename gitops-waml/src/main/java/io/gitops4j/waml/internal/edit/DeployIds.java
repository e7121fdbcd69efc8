package io.gitops4j.waml.internal.edit;

import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.layer.DeployId;
import io.gitops4j.waml.internal.yaml.YamlComposer;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/** The deploy ids of a manifest. */
public final class DeployIds {
    private DeployIds() {}

    /** All valid ones, in their order; none where the text is no manifest. */
    public static List<DeployId> of(String path, String text) {
        return YamlComposer.compose(text, new Findings(path))
                .filter(YamlMapping.class::isInstance)
                .flatMap(root -> ((YamlMapping) root).value("deploy"))
                .filter(YamlMapping.class::isInstance)
                .map(deploy -> ((YamlMapping) deploy)
                        .entries().stream()
                                .map(entry -> DeployId.parse(entry.key().text()))
                                .flatMap(Optional::stream)
                                .toList())
                .orElse(List.of());
    }
}
