package io.gitops4j.core.internal.desired;

import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.FileChange;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Finds the manifests that differ from the revision read before, by the ids of trees and files, without reading a file. */
final class SelectStage {
    private final Predicate<String> isManifest;

    SelectStage(Predicate<String> isManifest) {
        this.isManifest = isManifest;
    }

    Selection run(NamedSource source, Snapshot snapshot, Optional<ParsedSource> before, Operation operation) {
        operation.checkpoint();
        Optional<List<FileChange>> changes = before.flatMap(old -> PluginCall.call(
                source.label(), () -> source.source().changes(old.revision(), snapshot.revision(), operation)));
        if (before.isPresent() && changes.isPresent()) {
            return byChanges(before.get().manifests(), changes.get());
        }
        return byListing(
                before.map(ParsedSource::manifests).orElseGet(Collections::emptySortedMap), snapshot.files(isManifest));
    }

    private Selection byChanges(Map<String, ParsedManifest> before, List<FileChange> changes) {
        TreeMap<String, ParsedManifest> kept = new TreeMap<>(before);
        TreeMap<String, SourceFile> toParse = new TreeMap<>();
        Set<String> changedPaths = new HashSet<>();
        for (FileChange change : changes) {
            changedPaths.add(change.path());
            if (isManifest.test(change.path())) {
                kept.remove(change.path());
                change.now().ifPresent(file -> toParse.put(file.path(), file));
            }
        }
        kept.values().removeIf(manifest -> {
            boolean affected = manifest.broken() || !Collections.disjoint(manifest.readAlso(), changedPaths);
            if (affected) {
                toParse.put(manifest.file().path(), manifest.file());
            }
            return affected;
        });
        return new Selection(kept, List.copyOf(toParse.values()));
    }

    /** Without a list of changes only manifests that stand alone can be kept by the id of their own file. */
    private static Selection byListing(Map<String, ParsedManifest> before, List<SourceFile> files) {
        TreeMap<String, ParsedManifest> kept = new TreeMap<>();
        List<SourceFile> toParse = new ArrayList<>();
        for (SourceFile file : files) {
            ParsedManifest old = before.get(file.path());
            if (old != null && old.file().equals(file) && old.readAlso().isEmpty() && !old.broken()) {
                kept.put(file.path(), old);
            } else {
                toParse.add(file);
            }
        }
        return new Selection(kept, toParse);
    }
}
