package io.gitops4j.core.internal.desired;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.Stage;
import io.gitops4j.core.internal.work.Watch;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.SourceInfo;
import io.gitops4j.spi.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is wanted in one environment: all stages up to render. Used by one run of the environment at a time. */
public final class DesiredReader {
    private final String environment;
    private final List<SourceReader> sources;
    private final MergeStage merge = new MergeStage();
    private final ValidateStage validate;
    private final RenderStage render;
    private List<ParsedSource> lastRead = List.of();
    private Map<ServiceId, RenderStage.Rendered> lastRendered = Map.of();
    private boolean broken;
    private Optional<DesiredState> last = Optional.empty();

    /**
     * @param checks of the teams
     * @param setting how what was read is rendered
     */
    public DesiredReader(
            String environment,
            String owner,
            List<SourceReader> sources,
            TeamChecks checks,
            Target target,
            RenderSetting setting) {
        this.environment = environment;
        this.sources = List.copyOf(sources);
        this.validate = new ValidateStage(checks);
        this.render = new RenderStage(environment, owner, target, setting);
    }

    /**
     * What is wanted now. When no source moved, the same object as before.
     *
     * @throws io.gitops4j.api.GitOpsException when a source cannot be read whole
     */
    public DesiredState read(Operation operation) {
        List<ParsedSource> read = new ArrayList<>();
        for (SourceReader source : sources) {
            read.add(source.read(operation));
        }
        if (last.isPresent() && sameAsLast(read) && settled()) {
            return last.get();
        }
        Map<String, Revision> revisions = new HashMap<>();
        read.forEach(source -> revisions.put(source.revision().source(), source.revision()));
        if (last.isPresent() && declaresTheSame(read) && settled()) {
            lastRead = read;
            last = Optional.of(last.get().at(revisions));
            return last.get();
        }
        Watch watch = Watch.of(operation);
        Declarations merged = watch.stage(Stage.MERGE, () -> merge.run(environment, read));
        Declarations declarations = watch.stage(Stage.VALIDATE, () -> validate.run(merged));
        Map<ServiceId, RenderStage.Rendered> rendered =
                watch.stage(Stage.RENDER, () -> render.run(declarations, lastRendered));
        Map<ServiceId, DesiredService> services = UniqueResources.check(
                rendered.values().stream().map(RenderStage.Rendered::service).toList());
        DesiredState state = new DesiredState(revisions, services, declarations.fileProblems());
        lastRead = read;
        lastRendered = rendered;
        broken = rendered.values().stream().anyMatch(RenderStage.Rendered::broken);
        last = Optional.of(state);
        return state;
    }

    /** A source that did not move gives the object that it gave before. */
    @SuppressWarnings(
            "ReferenceEquality") // that it is the same object is the point: two may differ at the same revision
    private boolean sameAsLast(List<ParsedSource> read) {
        for (int i = 0; i < read.size(); i++) {
            if (i >= lastRead.size() || read.get(i) != lastRead.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing but revisions moved: a commit that is about something else. */
    private boolean declaresTheSame(List<ParsedSource> read) {
        for (int i = 0; i < read.size(); i++) {
            if (i >= lastRead.size() || !read.get(i).sameManifestsAs(lastRead.get(i))) {
                return false;
            }
        }
        return lastRendered.values().stream().noneMatch(RenderStage.Rendered::followsCommit);
    }

    /** Whether doing the same again could not come to anything else. */
    private boolean settled() {
        return validate.settled() && !broken;
    }

    /** Who made a revision that was just read here; another environment that shares the source may have read on. */
    public CommitInfo commit(Revision revision) {
        return lastRead.stream()
                .filter(parsed -> parsed.revision().equals(revision))
                .map(ParsedSource::commit)
                .findFirst()
                .orElse(CommitInfo.UNKNOWN);
    }

    /** What led to the revisions that were just read. */
    public ChangeLog changeLog(Operation operation) {
        return new ChangeLog(sources, this::commit, operation);
    }

    /** What a revision was read from. */
    public SourceInfo source(Revision revision) {
        return reader(revision).map(SourceReader::info).orElse(SourceInfo.NONE);
    }

    private Optional<SourceReader> reader(Revision revision) {
        return sources.stream()
                .filter(source -> source.name().equals(revision.source()))
                .findFirst();
    }
}
