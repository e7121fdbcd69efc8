package io.gitops4j.forge.gitea;

import io.gitops4j.api.Revision;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.Secret;
import io.gitops4j.testkit.ForgeReporterContract;
import io.gitops4j.testkit.ShownComment;
import io.gitops4j.testkit.ShownStatus;
import io.gitops4j.testkit.ShownStatus.Progress;
import io.gitops4j.testkit.VirtualClock;
import io.gitops4j.testkit.servers.CountingProxy;
import io.gitops4j.testkit.servers.GitRepo;
import io.gitops4j.testkit.servers.GiteaRepository;
import io.gitops4j.testkit.servers.GiteaRepository.CommitStatus;
import io.gitops4j.testkit.servers.GiteaServer;
import io.gitops4j.testkit.servers.GiteaUser;
import io.gitops4j.testkit.servers.RealGitea;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@RealGitea
@DisplayName("a real Gitea")
final class GiteaContractIT extends ForgeReporterContract {
    private static final String WRONG_TOKEN = "canary-5c";

    private final VirtualClock clock = VirtualClock.create();
    private final GiteaServer server;
    private final CountingProxy proxy;
    private final GiteaUser ada;
    private final GiteaRepository shop;

    @TempDir
    private Path folder;

    private GitRepo work;
    private int commits;

    GiteaContractIT(GiteaServer server) {
        this.server = server;
        this.proxy = CountingProxy.to(server.address());
        this.ada = server.newUser("ada");
        this.shop = ada.createRepository("shop");
    }

    @BeforeEach
    void begin() {
        work = GitRepo.clone(shop.uriWithLogin(), folder.resolve("work"));
        newCommit();
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    private ForgeReporter reporter(String token) {
        return new GiteaReporter(GiteaOptions.builder(GiteaConnection.to(proxy.address(), Secret.of(() -> token))
                        .withClock(clock))
                .repository(source(), shop.fullName())
                .build());
    }

    @Override
    protected ForgeReporter newReporter() {
        return reporter(ada.token());
    }

    @Override
    protected Revision newCommit() {
        commits++;
        String id = work.commit(Map.of("cart/service.yaml", "tag: " + commits + "\n"));
        work.push();
        return new Revision(source(), id);
    }

    @Override
    protected long newPullRequest() {
        String branch = pushBranch();
        return shop.openPullRequest(branch, branch, "main").number();
    }

    private String pushBranch() {
        commits++;
        String branch = "change/" + commits;
        work.git("checkout", "--quiet", "-b", branch);
        work.commit(Map.of("cart/" + branch, "1"));
        work.push();
        shop.awaitBranch(branch);
        work.git("checkout", "--quiet", "main");
        return branch;
    }

    @Override
    protected List<ShownStatus> statuses(Revision commit, String environment) {
        List<CommitStatus> oldestFirst = new ArrayList<>(shop.statuses(commit.id()));
        Collections.reverse(oldestFirst);
        return oldestFirst.stream()
                .filter(status -> status.context().equals("gitops/" + environment))
                .map(status -> new ShownStatus(progress(status), status.description()))
                .toList();
    }

    private static Progress progress(CommitStatus status) {
        return switch (status.state()) {
            case "pending" -> Progress.PENDING;
            case "success" -> Progress.SUCCESS;
            case "failure", "error" -> Progress.FAILURE;
            default -> throw new AssertionError("Gitea knows no such state: " + status);
        };
    }

    @Override
    protected List<ShownComment> comments(long pullRequest) {
        return shop.comments(pullRequest).stream()
                .map(comment -> new ShownComment(String.valueOf(comment.id()), comment.text()))
                .toList();
    }

    @Override
    protected Optional<Revision> unknownCommit() {
        return Optional.of(new Revision(source(), "f".repeat(40)));
    }

    @Override
    protected OptionalLong unknownPullRequest() {
        return OptionalLong.of(4711);
    }

    @Override
    protected void commentOfSomebodyElse(long pullRequest, String text) {
        server.newUser("mallory").repository(shop.fullName()).comment(pullRequest, text);
    }

    @Override
    protected Optional<String> newBranch() {
        return Optional.of(pushBranch());
    }

    @Override
    protected List<Long> openPullRequests(String branch) {
        return shop.openPullRequests(branch);
    }

    @Override
    protected Optional<ForgeReporter> withRefusedLogin() {
        return Optional.of(reporter(WRONG_TOKEN));
    }

    @Override
    protected List<String> credentials() {
        return List.of(WRONG_TOKEN, ada.token());
    }

    @Override
    protected void cutConnection() {
        proxy.cut();
    }

    @Override
    protected void restoreConnection() {
        proxy.restore();
    }

    /** Gitea has no limits of its own; a server before it may. */
    @Override
    protected Optional<Instant> makeBusy() {
        proxy.failNext(1, 429, Map.of("Retry-After", "90"));
        return Optional.of(clock.instant().plus(Duration.ofSeconds(90)));
    }

    /** The proxy's own; the reporter gives its threads a name. */
    @Override
    protected boolean threadOfTheForge(String name) {
        return name.equals("loopback-server") || name.matches("HttpClient-[0-9]+-Worker-.*");
    }
}
