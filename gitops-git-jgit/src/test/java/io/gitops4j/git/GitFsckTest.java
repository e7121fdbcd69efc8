package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.Source;
import io.gitops4j.testkit.TestOperation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that would hurt somebody who checks them out. */
class GitFsckTest {
    @TempDir
    Path scratch;

    private TestRemote remote;

    @BeforeEach
    void makeRemote() {
        remote = TestRemote.folder(scratch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..", ".", ".git", ".GIT", "git~1", "a\\b", "CON", "NUL", ".g\u200cit", "nul.txt", "a/b", "end "
            })
    void b60_nameIsRefusedAndTheOldRevisionStays(String name) throws IOException {
        Map<String, String> files = Map.of("a.yaml", "1");
        Revision good = TestRemote.revision(remote.push(files));
        try (Source source = remote.source()) {
            assertThat(TestRemote.contents(source, good)).isEqualTo(files);
            String tree = pushEntry(name, good.id());
            GitOpsException failure =
                    Assertions.catchThrowableOfType(GitOpsException.class, () -> TestRemote.newest(source));
            assertThat(failure.getMessage())
                    .startsWith("GIT-FSCK: ")
                    .contains(tree)
                    .contains(" Do: ");
            assertThat(TestRemote.contents(source, good)).isEqualTo(files);
        }
    }

    @Test
    void b60_messageNamesTheObjectAndTheRule() throws IOException {
        String parent = remote.push(Map.of("a.yaml", "1"));
        String tree = pushEntry(".git", parent);
        try (Source source = remote.source()) {
            Golden.assertFails("b60", Map.of("tree", tree, "url", remote.url()), () -> TestRemote.newest(source));
        }
    }

    @Test
    void namesOfOtherSystemsMayBeAllowed() throws IOException {
        String parent = remote.push(Map.of("a.yaml", "1"));
        pushEntry("CON", parent);
        try (Source source = TestRemote.source(remote.options().portableNames(false))) {
            assertThat(source.snapshot(source.resolve(TestOperation.live()), TestOperation.live())
                            .files(path -> true))
                    .hasSize(1);
        }
    }

    /** A commit with one entry, of a name that git itself would not write; returns the tree's id. */
    private String pushEntry(String name, String parent) throws IOException {
        try (FileRepository repository = new FileRepository(remote.bare().toFile());
                ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, "x".getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream entry = new ByteArrayOutputStream();
            entry.write(("100644 " + name + "\0").getBytes(StandardCharsets.UTF_8));
            byte[] id = new byte[20];
            blob.copyRawTo(id, 0);
            entry.write(id);
            ObjectId tree = inserter.insert(Constants.OBJ_TREE, entry.toByteArray());
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree);
            commit.setParentId(ObjectId.fromString(parent));
            commit.setAuthor(
                    new PersonIdent("Ann", "ann@example.org", Instant.ofEpochSecond(1_800_000_000L), ZoneOffset.UTC));
            commit.setCommitter(commit.getAuthor());
            commit.setMessage("Evil");
            ObjectId evil = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = repository.updateRef("refs/heads/main");
            update.setNewObjectId(evil);
            assertThat(update.forceUpdate()).isEqualTo(RefUpdate.Result.FORCED);
            return tree.name();
        }
    }
}
