package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Commit;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.Stage;
import io.gitops4j.core.internal.work.Parallel;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.core.internal.work.Watch;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.LogRequest;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.SourceInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one source, once for all environments that use it: the stages from resolve to parse, with the last revision kept.
 * Thread-safe; environments that ask at the same time wait for each other's reading instead of repeating it.
 */
public final class SourceReader {
    private final NamedSource source;
    private final SourceInfo info;
    private final ResolveStage resolve = new ResolveStage();
    private final SnapshotStage snapshots = new SnapshotStage();
    private final SelectStage select;
    private final ParseStage parse;
    private Optional<ParsedSource> last = Optional.empty();
    private boolean settled;

    public SourceReader(
            NamedSource source,
            List<ManifestParser> parsers,
            Set<String> environments,
            long maxBytes,
            Parallel parallel) {
        this.source = source;
        this.info = new SourceInfo(
                source.name(),
                PluginCall.call(source.label(), source.source()::branch).orElse(""));
        this.parse = new ParseStage(parsers, environments, maxBytes, parallel);
        this.select = new SelectStage(parse::accepts);
    }

    public String name() {
        return source.name();
    }

    SourceInfo info() {
        return info;
    }

    synchronized ParsedSource read(Operation operation) {
        Watch watch = Watch.of(operation);
        Revision revision = watch.stage(
                Stage.RESOLVE, source.name(), () -> resolve.run(source, operation), any -> Watch.End.fine());
        Optional<ParsedSource> before = last;
        if (settled && before.isPresent() && before.get().revision().equals(revision)) {
            return before.get();
        }
        try (Snapshot snapshot = watch.stage(
                Stage.SNAPSHOT,
                source.name(),
                () -> snapshots.run(source, revision, operation),
                any -> Watch.End.fine())) {
            Selection selected = watch.stage(
                    Stage.SELECT,
                    source.name(),
                    () -> select.run(source, snapshot, before, operation),
                    selection -> Watch.End.of(selection.toParse().size()));
            ParsedSource parsed = watch.stage(
                    Stage.PARSE,
                    source.name(),
                    () -> parse.run(snapshot, selected, operation),
                    any -> Watch.End.of(selected.toParse().size()));
            last = Optional.of(parsed);
            settled = parsed.settled();
            return parsed;
        }
    }

    /** The manifest that declares a service now, if one of this source does. */
    public Optional<DeclaringManifest> declaring(String environment, ServiceId service, Operation operation) {
        ParsedSource parsed = read(operation);
        for (ParsedManifest manifest : parsed.manifests().values()) {
            for (DeclaredService declared : manifest.result().services()) {
                if (declared.environment().equals(environment)
                        && declared.service().equals(service)) {
                    String path = manifest.file().path();
                    return Optional.of(
                            new DeclaringManifest(source, parsed.revision(), path, parse.parser(path), declared));
                }
            }
        }
        return Optional.empty();
    }

    /** The files of any revision that this source has had; closed by the caller. */
    public Snapshot snapshot(Revision revision, Operation operation) {
        return snapshots.run(source, revision, operation);
    }

    /** The commits between two revisions. */
    List<Commit> log(LogRequest request, Operation operation) {
        return PluginCall.call(source.label(), () -> source.source().log(request, operation));
    }

    /** Whether a revision has a commit in its history; nothing where that cannot be said. */
    public Optional<Boolean> contains(Revision revision, String commit, Operation operation) {
        return PluginCall.call(source.label(), () -> source.source().contains(revision, commit, operation));
    }

    /** Everything declared at any revision that this source has had. Reads all of it: for questions of people. */
    ParsedSource at(Revision revision, Operation operation) {
        try (Snapshot snapshot = snapshots.run(source, revision, operation)) {
            return parse.run(snapshot, select.run(source, snapshot, Optional.empty(), operation), operation);
        }
    }
}
