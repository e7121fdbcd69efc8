package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one service was wanted to be at a revision of the past. Reads that revision whole: for questions of people. Thread-safe. */
public final class DesiredAt {
    private final String environment;
    private final List<SourceReader> sources;
    private final RenderStage render;

    public DesiredAt(
            String environment, String owner, List<SourceReader> sources, Target target, RenderSetting setting) {
        this.environment = environment;
        this.sources = List.copyOf(sources);
        this.render = new RenderStage(environment, owner, target, setting);
    }

    /** Nothing when it was not declared there, or its source is no longer one of this environment. */
    public Optional<DesiredService> read(ServiceId service, Revision revision, Operation operation) {
        return sources.stream()
                .filter(source -> source.name().equals(revision.source()))
                .map(source -> source.at(revision, operation))
                .flatMap(parsed -> new MergeStage().run(environment, List.of(parsed)).services().stream())
                .filter(declaration -> declaration.service().equals(service))
                .findFirst()
                .map(declaration -> render.run(new Declarations(List.of(declaration), List.of()), Map.of()))
                .flatMap(rendered -> Optional.ofNullable(rendered.get(service)))
                .map(RenderStage.Rendered::service);
    }
}
