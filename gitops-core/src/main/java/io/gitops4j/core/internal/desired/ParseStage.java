package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
import io.gitops4j.core.internal.work.Parallel;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.SourceFile;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Parses the selected manifests, side by side as far as there are processors. A file that cannot be read or parsed becomes an
 * invalid manifest and disturbs no other.
 */
final class ParseStage {
    private static final String PARSER = "the manifest parser";

    private final List<ManifestParser> parsers;
    private final Set<String> environments;
    private final long maxBytes;
    private final Parallel parallel;

    ParseStage(List<ManifestParser> parsers, Set<String> environments, long maxBytes, Parallel parallel) {
        this.parallel = parallel.atMost(Runtime.getRuntime().availableProcessors());
        this.parsers = List.copyOf(parsers);
        this.environments = Set.copyOf(environments);
        this.maxBytes = maxBytes;
    }

    boolean accepts(String path) {
        return parsers.stream().anyMatch(parser -> accepts(parser, path));
    }

    ManifestParser parser(String path) {
        return parsers.stream()
                .filter(candidate -> accepts(candidate, path))
                .findFirst()
                .orElseThrow();
    }

    private static boolean accepts(ManifestParser parser, String path) {
        return PluginCall.call(PARSER, () -> parser.accepts(path));
    }

    ParsedSource run(Snapshot snapshot, Selection selection, Operation operation) {
        AtomicInteger done = new AtomicInteger();
        List<ParsedManifest> parsed = parallel.map(selection.toParse(), file -> {
            operation.checkpoint();
            ParsedManifest manifest = parse(snapshot, file);
            operation.progress(
                    "parsing manifests",
                    done.incrementAndGet(),
                    selection.toParse().size());
            return manifest;
        });
        TreeMap<String, ParsedManifest> manifests = new TreeMap<>(selection.kept());
        parsed.forEach(manifest -> manifests.put(manifest.file().path(), manifest));
        return new ParsedSource(snapshot.revision(), snapshot.commit(), manifests);
    }

    private ParsedManifest parse(Snapshot snapshot, SourceFile file) {
        Set<String> readAlso = new HashSet<>();
        try {
            byte[] content = read(snapshot, file);
            ParseRequest request = ParseRequest.of(file.path(), content, environments)
                    .reading(path -> {
                        readAlso.add(path);
                        return other(snapshot, path);
                    });
            ManifestParser parser = parser(file.path());
            ParseResult result = PluginCall.call(PARSER, () -> parser.parse(request));
            return new ParsedManifest(file, result, readAlso, false);
        } catch (GitOpsException e) {
            if (endsTheRun(e.kind())) {
                throw e;
            }
            ParseResult unreadable = new ParseResult(List.of(), inFile(file.path(), e.diagnostics()));
            return new ParsedManifest(file, unreadable, readAlso, e.kind() == FailureKind.INTERNAL);
        }
    }

    /** A remote that went away in the middle says nothing about this file: the source was not read whole. */
    private static boolean endsTheRun(FailureKind kind) {
        return switch (kind) {
            case MANIFEST, UNSUPPORTED, INTERNAL -> false;
            default -> true;
        };
    }

    private Optional<byte[]> other(Snapshot snapshot, String path) {
        synchronized (snapshot) {
            return snapshot.files(path::equals).stream().findFirst().map(file -> snapshot.read(file, maxBytes));
        }
    }

    /** A snapshot is for one thread at a time; reading is short, parsing is what takes the time. */
    private byte[] read(Snapshot snapshot, SourceFile file) {
        synchronized (snapshot) {
            return snapshot.read(file, maxBytes);
        }
    }

    private static List<Diagnostic> inFile(String path, List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(d -> d.position().isPresent()
                        ? d
                        : Diagnostic.error(d.code())
                                .at(Position.ofFile(path))
                                .path(d.path())
                                .what(d.what())
                                .remedy(d.remedy())
                                .build())
                .toList();
    }
}
