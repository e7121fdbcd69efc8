package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpServer;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.Secret;
import io.gitops4j.spi.Source;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.RealGit;
import io.gitops4j.testkit.servers.RequestCounts;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over HTTP, from git's own server: what it costs, and what is told when it does not work. */
@RealGit
class GitHttpSourceTest {
    @TempDir
    Path scratch;

    private GitHttpServer server;
    private TestRemote remote;
    private String first;

    @BeforeEach
    void makeRemote(GitHttpServer running) {
        server = running;
        server.createRepository("shop");
        remote =
                TestRemote.of(scratch, server.folder("shop"), server.uri("shop").toString());
        first = remote.push(Map.of("a.yaml", "1", "b/c.yaml", "1"));
    }

    @Test
    void resolveIsOneListingWhenNothingIsNew() {
        try (Source source = remote.source()) {
            source.resolve(TestOperation.live());
            RequestCounts before = server.requestCounts();
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(first);
            assertThat(server.requestCounts().since(before).asMap())
                    .isEqualTo(Map.of("info/refs upload-pack", 1L, "upload-pack", 1L));
        }
    }

    @Test
    void whatIsNewIsFetchedOnTheConnectionThatListsIt() {
        try (Source source = remote.source()) {
            TestRemote.newest(source);
            remote.push(Map.of("a.yaml", "2"));
            RequestCounts before = server.requestCounts();
            assertThat(TestRemote.newest(source)).containsEntry("a.yaml", "2");
            assertThat(server.requestCounts().since(before).asMap())
                    .isEqualTo(Map.of("info/refs upload-pack", 1L, "upload-pack", 2L));
        }
    }

    @Test
    void resolveWithALoginIsOneListing() {
        server.requireLogin("ann", "s3cret");
        try (Source source = TestRemote.source(remote.options().login("ann", Secret.of(() -> "s3cret")))) {
            source.resolve(TestOperation.live());
            RequestCounts before = server.requestCounts();
            source.resolve(TestOperation.live());
            assertThat(server.requestCounts().since(before).total()).isEqualTo(2);
        }
    }

    @Test
    void whatIsCachedNeedsNoRequest() {
        try (Source source = remote.source()) {
            Revision one = source.resolve(TestOperation.live());
            TestRemote.contents(source, one);
            remote.push(Map.of("a.yaml", "2"));
            Revision two = source.resolve(TestOperation.live());
            TestRemote.contents(source, two);
            RequestCounts before = server.requestCounts();
            TestRemote.contents(source, one);
            TestRemote.contents(source, two);
            source.changes(one, two, TestOperation.live());
            assertThat(server.requestCounts().since(before).total()).isZero();
        }
        try (Source restarted = remote.source()) {
            RequestCounts before = server.requestCounts();
            TestRemote.contents(restarted, TestRemote.revision(first));
            assertThat(server.requestCounts().since(before).total()).isZero();
        }
    }

    @Test
    void f18_branchThatMovesInBetweenChangesNothing() {
        try (Source source = remote.source()) {
            Revision resolved = source.resolve(TestOperation.live());
            remote.push(Map.of("a.yaml", "2"));
            assertThat(TestRemote.contents(source, resolved)).containsEntry("a.yaml", "1");
        }
    }

    @Test
    void f18_forcePushInBetweenGivesTheOldCommitOrNone() {
        try (Source source = remote.source()) {
            Revision resolved = source.resolve(TestOperation.live());
            remote.work().git("commit", "--quiet", "--amend", "--message", "Rewritten");
            remote.work().git("push", "--quiet", "--force", "origin", "main");
            assertThat(TestRemote.contents(source, resolved)).containsEntry("a.yaml", "1");
            remote.bareGit("reflog", "expire", "--expire=now", "--all");
            remote.bareGit("gc", "--quiet", "--prune=now");
        }
        try (Source fresh = TestRemote.source(
                GitOptions.builder(remote.url(), scratch.resolve("other")).allowHttp(true))) {
            Golden.assertFails(
                    "f18_gone",
                    Map.of("commit", first, "url", remote.url()),
                    () -> TestRemote.contents(fresh, TestRemote.revision(first)));
        }
    }

    @Test
    void f22_deletedBranchIsNotFoundAndTheCacheStays() {
        try (Source source = remote.source()) {
            Revision last = source.resolve(TestOperation.live());
            TestRemote.contents(source, last);
            remote.deleteBranch("main");
            Golden.assertFails("f22", Map.of("url", remote.url()), () -> source.resolve(TestOperation.live()));
            assertThat(TestRemote.contents(source, last)).containsEntry("a.yaml", "1");
        }
    }

    @Test
    void f23_unrelatedHistoryIsRefusedAndTheOldRevisionStays() {
        try (Source source = remote.source()) {
            Revision last = source.resolve(TestOperation.live());
            TestRemote.contents(source, last);
            String unrelated = pushUnrelated();

            for (int i = 0; i < 2; i++) {
                assertUnrelated(source, unrelated, first);
                assertThat(TestRemote.contents(source, last)).containsEntry("a.yaml", "1");
            }
        }
        try (Source restarted = remote.source()) {
            assertUnrelated(restarted, unrelatedTip(), first);
            remote.work().git("checkout", "--quiet", "main");
            String back = remote.work().commit(Map.of("a.yaml", "3"));
            remote.work().git("push", "--quiet", "--force", "origin", "main");
            assertThat(restarted.resolve(TestOperation.live()).id()).isEqualTo(back);
        }
    }

    @Test
    void f23_unrelatedHistoryIsTakenWhereThatIsAllowed() {
        try (Source source = remote.source()) {
            TestRemote.newest(source);
        }
        String unrelated = pushUnrelated();
        try (Source allowing = TestRemote.source(remote.options().allowUnrelatedHistory(true))) {
            assertThat(allowing.resolve(TestOperation.live()).id()).isEqualTo(unrelated);
            assertThat(TestRemote.contents(allowing, TestRemote.revision(first)))
                    .as("what was read before is still there to go back to")
                    .containsEntry("a.yaml", "1");
        }
        try (Source strict = remote.source()) {
            assertThat(TestRemote.newest(strict))
                    .as("and that is what counts from now on")
                    .containsEntry("a.yaml", "2");
            remote.work().git("push", "--quiet", "--force", "origin", "main");
            assertUnrelated(strict, first, unrelated);
        }
    }

    @Test
    void f23_rewrittenHistoryWithOneCommitInCommonIsTaken() {
        String second = remote.push(Map.of("a.yaml", "2"));
        try (Source source = remote.source()) {
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(second);
            TestRemote.newest(source);
            remote.work().git("reset", "--quiet", "--hard", first);
            String rewritten = remote.work().commit(Map.of("a.yaml", "3"));
            remote.work().git("push", "--quiet", "--force", "origin", "main");
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(rewritten);
            remote.work().git("push", "--quiet", "--force", "origin", first + ":refs/heads/main");
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(first);
        }
    }

    @Test
    void f23_anotherBranchOrAnotherRepositoryIsAChoiceOfTheConfiguration() {
        try (Source source = remote.source()) {
            TestRemote.newest(source);
        }
        remote.work().git("checkout", "--quiet", "--orphan", "pages");
        String pages = remote.work().commit(Map.of("a.yaml", "2"));
        remote.work().push();
        try (Source other = TestRemote.source(remote.options().ref("pages"))) {
            TestRemote.newest(other);
            assertThat(other.resolve(TestOperation.live()).id()).isEqualTo(pages);
        }
        try (Source back = remote.source()) {
            assertThat(back.resolve(TestOperation.live()).id()).isEqualTo(first);
        }
    }

    private String pushUnrelated() {
        remote.work().git("checkout", "--quiet", "--orphan", "other");
        String unrelated = remote.work().commit(Map.of("a.yaml", "2"));
        remote.work().git("push", "--quiet", "--force", "origin", "other:main");
        return unrelated;
    }

    private String unrelatedTip() {
        return remote.work().git("rev-parse", "other");
    }

    private void assertUnrelated(Source source, String now, String before) {
        Golden.assertFails(
                "f23",
                Map.of("url", remote.url(), "now", now.substring(0, 12), "before", before.substring(0, 12)),
                () -> source.resolve(TestOperation.live()));
    }

    @Test
    void f24_rewrittenHistoryHasAnUnknownBase() {
        try (Source source = remote.source()) {
            String second = pushUnrelated();
            Revision resolved = source.resolve(TestOperation.live());
            assertThat(resolved.id()).isEqualTo(second);
            assertThat(source.changes(TestRemote.revision(first), resolved, TestOperation.live()))
                    .isEmpty();
            assertThat(source.changes(TestRemote.revision("none"), resolved, TestOperation.live()))
                    .isEmpty();
        }
    }

    @Test
    void wrongLoginIsAuth() {
        server.requireLogin("ann", "s3cret");
        try (Source none = remote.source();
                Source wrong = TestRemote.source(remote.options().login("ann", Secret.of(() -> "wr0ng")))) {
            Golden.assertFails("no_login", Map.of("url", remote.url()), () -> none.resolve(TestOperation.live()));
            Throwable told = Golden.assertFails(
                    "wrong_login", Map.of("url", remote.url()), () -> wrong.resolve(TestOperation.live()));
            for (Throwable cause = told; cause != null; cause = cause.getCause()) {
                assertThat(String.valueOf(cause.getMessage())).doesNotContain("wr0ng");
            }
        }
    }

    @Test
    void f26_rotatedTokenIsReadAnewOnce() {
        server.requireLogin("git", "old");
        AtomicReference<String> token = new AtomicReference<>("old");
        List<String> read = new CopyOnWriteArrayList<>();
        Secret secret = Secret.of(() -> {
            read.add(token.get());
            // The vault has the new one only after the old one was refused.
            return token.getAndSet("new");
        });
        try (Source source = TestRemote.source(remote.options().token(secret))) {
            source.resolve(TestOperation.live());
            server.requireLogin("git", "new");
            token.set("old");
            assertThatCode(() -> TestRemote.newest(source)).doesNotThrowAnyException();
        }
        assertThat(read).startsWith("old", "old", "new");
    }

    @Test
    void f25_redirectIsToldAndNotFollowed() throws IOException {
        List<String> requests = new CopyOnWriteArrayList<>();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders()
                    .set("Location", "https://example.org/stolen.git/info/refs?service=git-upload-pack");
            exchange.sendResponseHeaders(301, -1);
            exchange.close();
        });
        elsewhere.start();
        String url = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/shop.git";
        try (Source source = TestRemote.source(
                GitOptions.builder(url, remote.cache()).allowHttp(true).token(Secret.of(() -> "s3cret")))) {
            Golden.assertFails("f25", Map.of("url", url), () -> source.resolve(TestOperation.live()));
        } finally {
            elsewhere.stop(0);
        }
        assertThat(requests).containsExactly("/shop.git/info/refs");
    }

    @Test
    void missingRepositoryIsNotFound() {
        String url = server.uri("gone").toString();
        try (Source source =
                TestRemote.source(GitOptions.builder(url, remote.cache()).allowHttp(true))) {
            Golden.assertFails("no_http_repository", Map.of("url", url), () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void serverErrorsAreUnavailable() {
        try (Source source = remote.source()) {
            for (int status : List.of(429, 500, 503)) {
                server.failNext(1, status);
                Golden.assertFails(
                        "server_error",
                        Map.of("url", remote.url(), "status", String.valueOf(status)),
                        () -> source.resolve(TestOperation.live()));
            }
            server.failNext(1, 403);
            Golden.assertKind(FailureKind.AUTH, () -> source.resolve(TestOperation.live()));
            assertThat(TestRemote.newest(source)).containsEntry("a.yaml", "1");
        }
    }

    @Test
    void f20_connectionCutAtAnyByteKeepsTheOldRevision() {
        try (Source source = remote.source()) {
            Revision old = source.resolve(TestOperation.live());
            TestRemote.contents(source, old);
            Revision wanted = TestRemote.revision(remote.push(Map.of("a.yaml", "2".repeat(500))));
            for (long bytes : List.of(0L, 1L, 3L, 4L, 5L, 20L, 100L, 150L)) {
                server.breakNextAnswerAfter(bytes);
                Golden.assertKind(FailureKind.UNAVAILABLE, () -> source.resolve(TestOperation.live()));
                server.breakNextAnswerAfter(bytes);
                Golden.assertKind(
                        FailureKind.UNAVAILABLE,
                        () -> source.snapshot(wanted, TestOperation.live()).close());
                assertThat(TestRemote.contents(source, old)).containsEntry("a.yaml", "1");
            }
            assertThat(TestRemote.newest(source)).containsEntry("a.yaml", "2".repeat(500));
        }
    }

    @Test
    void b61_largeFileAndLargeTransferAreEnded() {
        remote.push(Map.of("large", "0123456789".repeat(1_000), "noise", noise(20_000)));
        try (Source source = TestRemote.source(remote.options().maxObjectBytes(5_000))) {
            Golden.assertFails("b61_object", Map.of("url", remote.url()), () -> TestRemote.newest(source));
        }
        try (Source source = TestRemote.source(remote.options().maxPackBytes(8_000))) {
            Golden.assertFails("b61_pack", Map.of("url", remote.url()), () -> TestRemote.newest(source));
        }
        assertThat(remote.cache().resolve("repository.git/objects").toFile().listFiles(File::isFile))
                .as("half transfers")
                .isEmpty();
        try (Source source = remote.source()) {
            assertThat(TestRemote.newest(source)).containsKey("large");
        }
    }

    private static String noise(int length) {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(Long.toString(random.nextLong(), 36));
        }
        return text.toString();
    }
}
