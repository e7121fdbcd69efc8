package io.gitops4j.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.gitops4j.testkit.servers.GiteaRepository.CommitStatus;
import io.gitops4j.testkit.servers.GiteaRepository.PullRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RealGitea
class GiteaServerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final GiteaUser ada;
    private final GiteaRepository shop;

    GiteaServerIT(GiteaServer server) {
        this.ada = server.newUser("ada");
        this.shop = ada.createRepository("shop");
    }

    @Test
    void mergesAPullRequestIntoAProtectedBranch() {
        GitRepo work = workingCopy();
        work.git("checkout", "--quiet", "-b", "price");
        String change = work.commit("Raise the price", Map.of("cart/service.yaml", "tag: 2\n"));
        work.push();
        PullRequest opened = shop.openPullRequest("Raise the price", "price", "main");
        shop.protect("main", Set.of("gitops/plan"));
        shop.comment(opened.number(), "Nobody will buy that.");

        assertThat(opened.head()).isEqualTo(change);
        work.git("checkout", "--quiet", "main");
        work.commit(Map.of("forbidden", "1"));
        assertThatThrownBy(work::push).hasMessageContaining("protected branch");
        assertThatThrownBy(() -> shop.merge(opened.number())).hasMessageContaining("status checks");

        shop.setStatus(change, new CommitStatus("gitops/plan", "success", "1 change", "https://example.org/plan"));
        PullRequest merged = shop.merge(opened.number());

        assertThat(merged.merged()).isTrue();
        assertThat(merged.open()).isFalse();
        work.git("fetch", "--quiet", "origin");
        assertThat(work.git("rev-parse", "origin/main")).isEqualTo(merged.mergeCommit());
        assertThat(work.git("rev-parse", "origin/main^2")).isEqualTo(change);
        assertThat(shop.statuses(change))
                .containsExactly(new CommitStatus("gitops/plan", "success", "1 change", "https://example.org/plan"));
        assertThat(shop.comments(opened.number()))
                .extracting(GiteaRepository.Comment::author, GiteaRepository.Comment::text)
                .containsExactly(tuple(ada.name(), "Nobody will buy that."));
    }

    @Test
    void tellsAWebhookOfAPush() throws InterruptedException, GeneralSecurityException {
        BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
        try (LoopbackServer receiver = new LoopbackServer(exchange -> "delivery", exchange -> {
            deliveries.add(new Delivery(
                    exchange.getRequestHeaders().getFirst("X-Gitea-Event"),
                    exchange.getRequestHeaders().getFirst("X-Gitea-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        })) {
            shop.createWebhook(receiver.address().resolve("/hook"), "s3cret", Set.of("push"));

            GitRepo work = workingCopy();

            Delivery delivery = deliveries.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(delivery).isNotNull();
            assertThat(delivery.event()).isEqualTo("push");
            assertThat(delivery.body()).contains(work.head());
            assertThat(delivery.signature()).isEqualTo(hmac("s3cret", delivery.body()));
        }
    }

    @Test
    void letsOthersWriteOnlyWhenAsked(GiteaServer server) {
        GitRepo work = workingCopy();
        GiteaUser bob = server.newUser("bob");
        GiteaRepository seenByBob = bob.repository(shop.fullName());

        GitRepo clone = GitRepo.clone(seenByBob.uri(), folder.resolve("anonymous"));

        assertThat(clone.head()).isEqualTo(work.head());
        String change = clone.commit(Map.of("a", "1"));
        clone.git("remote", "set-url", "origin", seenByBob.uriWithLogin().toString());
        assertThatThrownBy(clone::push).hasMessageContaining("User permission denied for writing");
        shop.addWriter(bob);
        clone.push();
        assertThat(work.git("ls-remote", "origin", "main")).startsWith(change);
    }

    @Test
    void takesRefsThatAreNoBranches() {
        GitRepo work = workingCopy();

        work.git("push", "--quiet", "origin", "HEAD:refs/gitops/prod");

        assertThat(work.git("ls-remote", "origin", "refs/gitops/*")).isEqualTo(work.head() + "\trefs/gitops/prod");
    }

    @Test
    void deletesItsDataFolder() {
        Path data;
        try (GiteaServer own = GiteaServer.start()) {
            data = own.dataFolder();
            assertThat(data).isDirectoryContaining("glob:**/gitea.log");
        }
        assertThat(data).doesNotExist();
    }

    private GitRepo workingCopy() {
        GitRepo work = GitRepo.clone(shop.uriWithLogin(), folder.resolve("work"));
        work.commit("Begin", Map.of("cart/service.yaml", "tag: 1\n"));
        work.push();
        return work;
    }

    private static String hmac(String secret, String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private record Delivery(String event, String signature, String body) {}
}
