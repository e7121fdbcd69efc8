package io.gitops4j.core.internal.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Revision;
import io.gitops4j.core.internal.work.RunOperation;
import io.gitops4j.core.internal.work.Time;
import io.gitops4j.spi.FileChange;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.ParseResult;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import io.gitops4j.spi.SourceFile;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class SelectStageTest {
    private static final Revision OLD = new Revision("apps", "1");
    private static final Revision NEW = new Revision("apps", "2");

    private final SelectStage select = new SelectStage(path -> path.endsWith(".app"));
    private final Operation operation =
            new RunOperation(Time.system(), Duration.ofMinutes(1), List.of(), new RunOperation.Listener() {
                @Override
                public void report(Diagnostic diagnostic) {}

                @Override
                public void progress(String activity, long done, long total) {}
            });

    private static SourceFile file(String path, String id) {
        return new SourceFile(path, id, SourceFile.Kind.FILE);
    }

    private static ParsedManifest parsed(SourceFile file, String... readAlso) {
        return new ParsedManifest(file, new ParseResult(List.of(), List.of()), Set.of(readAlso), false);
    }

    private static Optional<ParsedSource> before(ParsedManifest... manifests) {
        TreeMap<String, ParsedManifest> byPath = new TreeMap<>();
        Arrays.stream(manifests).forEach(manifest -> byPath.put(manifest.file().path(), manifest));
        return Optional.of(new ParsedSource(OLD, CommitInfo.UNKNOWN, byPath));
    }

    /** A source that knows what changed, or does not. */
    private record Tree(List<SourceFile> files, Optional<List<FileChange>> changes) implements Source, Snapshot {
        @Override
        public Revision resolve(Operation operation) {
            return NEW;
        }

        @Override
        public Snapshot snapshot(Revision revision, Operation operation) {
            return this;
        }

        @Override
        public Optional<List<FileChange>> changes(Revision from, Revision to, Operation operation) {
            return changes;
        }

        @Override
        public Revision revision() {
            return NEW;
        }

        @Override
        public CommitInfo commit() {
            return CommitInfo.UNKNOWN;
        }

        @Override
        public List<SourceFile> files(Predicate<String> wanted) {
            return files.stream().filter(file -> wanted.test(file.path())).toList();
        }

        @Override
        public byte[] read(SourceFile file, long limit) {
            throw new AssertionError("selecting reads no file");
        }

        @Override
        public void close() {}
    }

    private Selection run(Optional<ParsedSource> before, List<SourceFile> files, Optional<List<FileChange>> changes) {
        Tree tree = new Tree(files, changes);
        return select.run(new NamedSource("apps", tree), tree, before, operation);
    }

    private static List<String> paths(Selection selection) {
        return selection.toParse().stream().map(SourceFile::path).toList();
    }

    @Test
    void theFirstTimeEveryManifestIsParsedAndNothingElse() {
        Selection selection = run(
                Optional.empty(),
                List.of(file("a.app", "1"), file("readme", "1"), file("z.app", "1")),
                Optional.empty());

        assertThat(paths(selection)).containsExactly("a.app", "z.app");
        assertThat(selection.kept()).isEmpty();
    }

    @Test
    void onlyWhatChangedIsParsedAgain() {
        Selection selection = run(
                before(parsed(file("a.app", "1")), parsed(file("b.app", "1")), parsed(file("c.app", "1"))),
                List.of(),
                Optional.of(List.of(
                        new FileChange("a.app", Optional.of(file("a.app", "2"))),
                        new FileChange("c.app", Optional.empty()),
                        new FileChange("new.app", Optional.of(file("new.app", "1"))),
                        new FileChange("readme", Optional.of(file("readme", "2"))))));

        assertThat(paths(selection)).containsExactly("a.app", "new.app");
        assertThat(selection.toParse().get(0).id()).isEqualTo("2");
        assertThat(selection.kept()).containsOnlyKeys("b.app");
    }

    @Test
    void aManifestIsParsedAgainWhenAFileChangesThatItRead() {
        Selection selection = run(
                before(parsed(file("a.app", "1"), "defaults.txt"), parsed(file("b.app", "1"))),
                List.of(),
                Optional.of(List.of(new FileChange("defaults.txt", Optional.empty()))));

        assertThat(paths(selection)).containsExactly("a.app");
    }

    @Test
    void aManifestIsParsedAgainWhenAFileAppearsThatItLookedFor() {
        Selection selection = run(
                before(parsed(file("a.app", "1"), "not-yet.txt")),
                List.of(),
                Optional.of(List.of(new FileChange("not-yet.txt", Optional.of(file("not-yet.txt", "1"))))));

        assertThat(paths(selection)).containsExactly("a.app");
    }

    @Test
    void withoutAListOfChangesTheIdsOfFilesDecideForManifestsThatStandAlone() {
        Selection selection = run(
                before(parsed(file("a.app", "1")), parsed(file("b.app", "1")), parsed(file("c.app", "1"), "other")),
                List.of(file("a.app", "1"), file("b.app", "2"), file("c.app", "1")),
                Optional.empty());

        assertThat(selection.kept()).containsOnlyKeys("a.app");
        assertThat(paths(selection)).containsExactly("b.app", "c.app");
    }

    @Test
    void whatAPluginBrokeOnIsParsedAgain() {
        ParsedManifest broken =
                new ParsedManifest(file("a.app", "1"), new ParseResult(List.of(), List.of()), Set.of(), true);

        assertThat(paths(run(before(broken), List.of(), Optional.of(List.of()))))
                .containsExactly("a.app");
        assertThat(paths(run(before(broken), List.of(file("a.app", "1")), Optional.empty())))
                .containsExactly("a.app");
    }

    @Test
    void aLinkInPlaceOfAManifestIsSelectedToBeRefused() {
        SourceFile link = new SourceFile("a.app", "2", SourceFile.Kind.SYMLINK);

        Selection selection = run(
                before(parsed(file("a.app", "1"))),
                List.of(),
                Optional.of(List.of(new FileChange("a.app", Optional.of(link)))));

        assertThat(selection.toParse()).containsExactly(link);
        assertThat(selection.kept()).isEmpty();
    }
}
