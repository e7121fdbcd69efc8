package io.gitops4j.forge.gitea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeState;
import io.gitops4j.spi.Secret;
import io.gitops4j.testkit.TestOperation;
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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the contract does not ask of a reporter: logins that may little, and answers that only Gitea gives. */
@RealGitea
final class GiteaReporterIT {
    private final VirtualClock clock = VirtualClock.create();
    private final GiteaServer server;
    private final CountingProxy proxy;
    private final GiteaUser ada;
    private final GiteaRepository shop;

    @TempDir
    private Path folder;

    private String commit = "";

    GiteaReporterIT(GiteaServer server) {
        this.server = server;
        this.proxy = CountingProxy.to(server.address());
        this.ada = server.newUser("ada");
        this.shop = ada.createRepository("shop");
    }

    @BeforeEach
    void push() {
        GitRepo work = GitRepo.clone(shop.uriWithLogin(), folder.resolve("work"));
        commit = work.commit(Map.of("cart/service.yaml", "tag: 1\n"));
        work.push();
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    private GiteaReporter reporter(String repository, String token) {
        return new GiteaReporter(GiteaOptions.builder(GiteaConnection.to(proxy.address(), Secret.of(() -> token))
                        .withClock(clock))
                .repository(repository)
                .build());
    }

    private void tell(GiteaReporter reporter) {
        try (reporter) {
            ForgeReport report = ForgeReport.builder(
                            "prod", new Revision("apps", commit), ForgeState.SUCCESS, clock.instant())
                    .summary("deployed cart")
                    .build();
            reporter.report(report, TestOperation.live());
        }
    }

    private GitOpsException refused(GiteaReporter reporter) {
        return catchThrowableOfType(GitOpsException.class, () -> tell(reporter));
    }

    @Test
    void b74_aLoginThatMayOnlyReadIsToldWhatItLacks() {
        GitOpsException failure =
                refused(reporter(shop.fullName(), server.newUser("bob").token()));

        assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
        assertThat(failure).hasMessageContaining("'write:repository' on " + shop.fullName());
        assertThat(shop.statuses(commit)).isEmpty();
    }

    @Test
    void aRepositoryThatIsNotThereIsAMatterOfTheLoginAndNotOfTheCommit() {
        GitOpsException failure = refused(reporter(ada.name() + "/nowhere", ada.token()));

        assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
        assertThat(failure).hasMessageContaining("is not there, or the login may not see it");
    }

    @ParameterizedTest
    @CsvSource({
        "500, UNAVAILABLE",
        "503, UNAVAILABLE",
        "429, UNAVAILABLE",
        "409, CONFLICT",
        "301, AUTH",
        "400, REJECTED"
    })
    void anAnswerThatIsNotTheWantedOneHasItsKind(int status, FailureKind kind) {
        proxy.failNext(1, status);

        assertThat(refused(reporter(shop.fullName(), ada.token())).kind()).isEqualTo(kind);

        tell(reporter(shop.fullName(), ada.token()));
        assertThat(shop.statuses(commit)).hasSize(1);
    }

    @Test
    void f53_aTimeThatIsAskedForIsKept() {
        proxy.failNext(1, 503, Map.of("Retry-After", "120"));

        assertThat(refused(reporter(shop.fullName(), ada.token())).notBefore())
                .contains(clock.instant().plus(Duration.ofMinutes(2)));
    }

    @Test
    void statusesOfOthersDoNotHideOurs() {
        tell(reporter(shop.fullName(), ada.token()));
        List<CommitStatus> others = IntStream.range(0, 70)
                .mapToObj(i -> new CommitStatus("other/" + i, "success", "fine", ""))
                .toList();
        others.forEach(status -> shop.setStatus(commit, status));
        long writes = writes();

        tell(reporter(shop.fullName(), ada.token()));

        assertThat(writes()).as("our status is on the second page").isEqualTo(writes);
    }

    private long writes() {
        return proxy.requestCounts()
                .only(request -> request.startsWith("POST "))
                .total();
    }

    @Test
    void i9_theTokenIsInNoMessage() {
        GiteaConnection broken = GiteaConnection.to(proxy.address(), Secret.of(() -> "canary-5c\nX: y"));
        GitOpsException failure = refused(new GiteaReporter(
                GiteaOptions.builder(broken).repository(shop.fullName()).build()));

        assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
        assertThat(List.of(failure.toString(), broken.toString()))
                .allSatisfy(text -> assertThat(text).doesNotContain("canary"));
    }
}
