package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.spi.DeclaredService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Gathers what all sources declare for one environment. */
final class MergeStage {
    Declarations run(String environment, Collection<ParsedSource> sources) {
        List<Declaration> services = new ArrayList<>();
        List<Diagnostic> problems = new ArrayList<>();
        for (ParsedSource source : sources) {
            for (ParsedManifest manifest : source.manifests().values()) {
                problems.addAll(manifest.result().diagnostics());
                if (!manifest.result().valid()) {
                    continue;
                }
                for (DeclaredService declared : manifest.result().services()) {
                    if (declared.environment().equals(environment)) {
                        services.add(new Declaration(declared, source.revision(), List.of()));
                    }
                }
            }
        }
        return new Declarations(services, problems);
    }
}
