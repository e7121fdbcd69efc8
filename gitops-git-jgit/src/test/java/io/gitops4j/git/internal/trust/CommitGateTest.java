package io.gitops4j.git.internal.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.VirtualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a history costs that nobody has signed. */
class CommitGateTest {
    private static final Instant TIME = Instant.parse("2026-06-01T00:00:00Z");
    private static final String KEY =
            "ann@example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKDx4dOd6DPsH9HLdraxap1ttqCC5MEJw9yNrk/DT8Qi";

    @TempDir
    Path scratch;

    /** Whether each begins before the trusted commit takes a walk of its own, and anybody may push ten thousand of them. */
    @Test
    void b69_searchForWhatIsOlderThanTheTrustedCommitEndsWithTheOperation() throws IOException {
        try (InMemoryRepository repository = new InMemoryRepository(new DfsRepositoryDescription("shop"));
                ObjectInserter objects = repository.newObjectInserter()) {
            ObjectId first = commit(objects, "First", List.of());
            ObjectId trusted = commit(objects, "Trusted", List.of(first));
            List<ObjectId> sides = new ArrayList<>(List.of(trusted));
            for (int i = 0; i < 100; i++) {
                sides.add(commit(objects, "Side " + i, List.of(first)));
            }
            ObjectId newest = commit(objects, "Newest", sides);
            objects.flush();
            CommitGate gate = new CommitGate(every(trusted), VirtualClock.startingAt(TIME), scratch);
            GitOpsException ended = catchThrowableOfType(
                    GitOpsException.class,
                    () -> gate.admit(repository, newest, Optional.empty(), TestOperation.cancelledAfter(150)));
            assertThat(ended.kind()).as(ended.getMessage()).isEqualTo(FailureKind.CANCELLED);
        }
    }

    private static TrustOptions every(ObjectId trusted) {
        return new TrustOptions(
                TrustOptions.Mode.EVERY, false, KEY, "", "", Optional.of(trusted.name()), false, 0, 10_000);
    }

    private static ObjectId commit(ObjectInserter objects, String message, List<ObjectId> parents) throws IOException {
        PersonIdent somebody = new PersonIdent("Somebody", "somebody@example.com", TIME, ZoneOffset.UTC);
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(objects.insert(new TreeFormatter()));
        commit.setParentIds(parents);
        commit.setAuthor(somebody);
        commit.setCommitter(somebody);
        commit.setMessage(message);
        return objects.insert(commit);
    }
}
