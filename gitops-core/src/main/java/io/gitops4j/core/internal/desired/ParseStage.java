package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
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

/** Parses the selected manifests. A file that cannot be read or parsed becomes an invalid manifest and disturbs no other. */
final class ParseStage {
    private final List<ManifestParser> parsers;
    private final Set<String> environments;
    private final long maxBytes;

    ParseStage(List<ManifestParser> parsers, Set<String> environments, long maxBytes) {
        this.parsers = List.copyOf(parsers);
        this.environments = Set.copyOf(environments);
        this.maxBytes = maxBytes;
    }

    boolean accepts(String path) {
        return parsers.stream().anyMatch(parser -> parser.accepts(path));
    }

    ParsedSource run(Snapshot snapshot, Selection selection, Operation operation) {
        TreeMap<String, ParsedManifest> manifests = new TreeMap<>(selection.kept());
        int done = 0;
        for (SourceFile file : selection.toParse()) {
            operation.checkpoint();
            manifests.put(file.path(), parse(snapshot, file));
            done++;
            operation.progress("parsing manifests", done, selection.toParse().size());
        }
        return new ParsedSource(snapshot.revision(), snapshot.commit(), manifests);
    }

    private ParsedManifest parse(Snapshot snapshot, SourceFile file) {
        Set<String> readAlso = new HashSet<>();
        ParseResult result;
        try {
            byte[] content = snapshot.read(file, maxBytes);
            ParseRequest request = ParseRequest.of(file.path(), content, environments)
                    .reading(path -> {
                        readAlso.add(path);
                        return other(snapshot, path);
                    });
            ManifestParser parser = parsers.stream()
                    .filter(candidate -> candidate.accepts(file.path()))
                    .findFirst()
                    .orElseThrow();
            result = PluginCall.call("the manifest parser", () -> parser.parse(request));
        } catch (GitOpsException e) {
            if (endsTheRun(e.kind())) {
                throw e;
            }
            result = new ParseResult(List.of(), inFile(file.path(), e.diagnostics()));
        }
        return new ParsedManifest(file, result, readAlso);
    }

    /** A remote that went away in the middle says nothing about this file: the source was not read whole. */
    private static boolean endsTheRun(FailureKind kind) {
        return switch (kind) {
            case MANIFEST, UNSUPPORTED, INTERNAL -> false;
            default -> true;
        };
    }

    private Optional<byte[]> other(Snapshot snapshot, String path) {
        return snapshot.files(path::equals).stream().findFirst().map(file -> snapshot.read(file, maxBytes));
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
