package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.spi.Source;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.RealGit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git's own server says at any fetch which commits have no parents there, and what is older would not be judged then. */
@RealGit
class ShallowHistoryTest {
    @TempDir
    Path scratch;

    private SignedRepo repo;
    private SshKey ann;
    private String trusted;
    private String unsigned;
    private String above;

    @BeforeEach
    void start(GitHttpServer server) {
        server.createRepository("shop");
        repo = SignedRepo.of(
                TestRemote.of(scratch, server.folder("shop"), server.uri("shop").toString()));
        ann = SshKey.make(scratch.resolve("keys"), "ann");
        repo.unsigned(Map.of("old.yaml", "0"));
        trusted = repo.unsigned(Map.of("old.yaml", "1"));
    }

    @Test
    void b69_remoteThatHidesAnUnsignedCommitIsRefused() {
        String merge = pushUnsignedSide();
        hide(repo.remote().bare());
        try (Source source = source(every())) {
            assertShallow(source, merge);
            assertShallow(source, merge);
        }
    }

    @Test
    void b69_remoteThatBeginsToHideCommitsIsRefused() {
        repo.push();
        try (Source source = source(every())) {
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(trusted);
            String merge = pushUnsignedSide();
            hide(repo.remote().bare());
            assertShallow(source, merge);
        }
    }

    @Test
    void b69_newestCommitOfAShallowRemoteIsRefusedToo() {
        String merge = pushUnsignedSide();
        hide(repo.remote().bare());
        try (Source source = source(Verification.tip())) {
            assertShallow(source, merge);
        }
    }

    @Test
    void b69_cacheThatHidesAnUnsignedCommitIsMadeAnew() {
        pushUnsignedSide();
        try (Source source = source(every())) {
            assertUnsigned(source);
            hide(repo.remote().cache().resolve("repository.git"));
            assertUnsigned(source);
            assertThat(repo.remote().cache().resolve("repository.git/shallow")).doesNotExist();
        }
    }

    @Test
    void b69_remoteThatIsWholeAgainIsRead() throws Exception {
        above = repo.commit(ann, Map.of("a.yaml", "1"));
        String newest = repo.commit(ann, Map.of("a.yaml", "2"));
        repo.push();
        hide(repo.remote().bare());
        try (Source source = source(every())) {
            assertShallow(source, newest);
            Files.delete(repo.remote().bare().resolve("shallow"));
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(newest);
        }
    }

    @Test
    void shallowRemoteIsReadWhereNothingIsVerified() {
        String merge = pushUnsignedSide();
        hide(repo.remote().bare());
        try (Source source = repo.remote().source()) {
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(merge);
            assertThat(TestRemote.newest(source)).containsEntry("b.yaml", "hidden");
        }
    }

    @Test
    void shallowRemoteBehindAServerWithoutProtocol2IsToldSo() {
        pushUnsignedSide();
        hide(repo.remote().bare());
        try (OldProtocolServer old = OldProtocolServer.before(repo.remote().url());
                Source source = repo.remote().at(old.url()).source()) {
            Golden.assertFails(
                    "shallowByAnOldProtocol", Map.of("url", old.url()), () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void wholeRemoteBehindAServerWithoutProtocol2IsRead() {
        String merge = pushUnsignedSide();
        try (OldProtocolServer old = OldProtocolServer.before(repo.remote().url());
                Source source = repo.remote().at(old.url()).source()) {
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(merge);
        }
    }

    /** A good merge of a good commit on top of a bad one. */
    private String pushUnsignedSide() {
        repo.branch("side", trusted);
        unsigned = repo.unsigned(Map.of("b.yaml", "hidden"));
        above = repo.commit(ann, Map.of("c.yaml", "1"));
        repo.branch("main", trusted);
        repo.commit(ann, Map.of("a.yaml", "1"));
        String merge = repo.merge(ann, "side");
        repo.push();
        return merge;
    }

    private void hide(Path repository) {
        TestRemote.write(repository.resolve("shallow"), above + "\n");
    }

    private static void assertShallow(Source source, String commit) {
        Golden.assertFails("b69_shallow", Map.of("commit", commit), () -> source.resolve(TestOperation.live()));
    }

    private void assertUnsigned(Source source) {
        Golden.assertFails(
                "b69_unsignedParent", Map.of("commit", unsigned), () -> source.resolve(TestOperation.live()));
    }

    private Verification.Builder every() {
        return Verification.every(trusted);
    }

    private Source source(Verification.Builder verification) {
        Verification checked =
                verification.allowedSigners(ann.allowedAs("ann@example.com")).build();
        return TestRemote.source(repo.remote().options().verification(checked));
    }
}
