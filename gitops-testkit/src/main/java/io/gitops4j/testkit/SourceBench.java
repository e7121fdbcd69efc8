package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Revision;
import io.gitops4j.spi.FileChange;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import io.gitops4j.spi.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One source under test, and the few steps that every clause is made of. */
final class SourceBench implements AutoCloseable {
    static final long NO_LIMIT = 1L << 20;

    private final SourceContract contract;
    private final Source source;

    SourceBench(SourceContract contract, Source source) {
        this.contract = contract;
        this.source = source;
    }

    SourceContract contract() {
        return contract;
    }

    Source source() {
        return source;
    }

    Revision commit(Map<String, String> files) {
        contract.commit(files);
        return resolve();
    }

    Revision resolve() {
        return source.resolve(TestOperation.live());
    }

    Snapshot snapshot(Revision revision) {
        return source.snapshot(revision, TestOperation.live());
    }

    List<SourceFile> files(Revision revision) {
        try (Snapshot snapshot = snapshot(revision)) {
            return List.copyOf(snapshot.files(path -> true));
        }
    }

    Map<String, String> contents(Revision revision) {
        Map<String, String> contents = new TreeMap<>();
        try (Snapshot snapshot = snapshot(revision)) {
            for (SourceFile file : snapshot.files(path -> true)) {
                contents.put(file.path(), new String(snapshot.read(file, NO_LIMIT), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }

    /** What is there now by path; nothing behind a path that was deleted. */
    Map<String, Optional<SourceFile>> changes(Revision from, Revision to) {
        Optional<List<FileChange>> changes = source.changes(from, to, TestOperation.live());
        assertThat(changes).as("changes between two known revisions").isPresent();
        Map<String, Optional<SourceFile>> byPath = new TreeMap<>();
        for (FileChange change : changes.orElseThrow()) {
            Optional<SourceFile> twice = byPath.put(change.path(), change.now());
            assertThat(twice).as("%s is told twice", change.path()).isNull();
        }
        return byPath;
    }

    @Override
    public void close() {
        source.close();
    }
}
