package io.gitops4j.target.nomad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyOutcome.Status;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.Secret;
import io.gitops4j.testkit.servers.NomadAgent;
import io.gitops4j.testkit.servers.RealNomad;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An agent with ACLs, and a token that may do in one namespace what the target needs, and nothing else. */
@RealNomad(acl = true)
class NomadAclIT {
    /** The least rights, as the documentation of the target states them. */
    private static final String LEAST =
            "namespace \"%s\" { capabilities = [\"list-jobs\", \"read-job\", \"submit-job\"] }";

    private final NomadAgent agent;
    private final AgentApi api;
    private final String namespace;
    private final NomadBench bench;

    NomadAclIT(NomadAgent agent) {
        this.agent = agent;
        this.api = AgentApi.of(agent);
        this.namespace = agent.newNamespace("acl");
        this.bench = bench(token(LEAST.formatted(namespace)));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void leastRightsAreEnoughForTheWholeLifeOfAService() {
        DesiredResource job = bench.job(Samples.web(ServiceId.of("web"), namespace, 200));
        bench.deploy(job);
        DesiredResource sick = bench.job(Samples.web(ServiceId.of("web"), namespace, 500));
        assertThat(bench.preview(sick).kind()).isEqualTo(ChangeKind.UPDATE);
        assertThat(bench.update(sick).status()).isEqualTo(Status.APPLIED);
        assertThat(bench.settled(sick).reason()).contains("check web-readiness of service web fails");
        assertThat(bench.delete(sick).status()).isEqualTo(Status.APPLIED);
        assertThat(bench.find(sick)).isEmpty();
    }

    @Test
    void theNamespaceOfAWantedJobIsSeenWithTheseRightsToo() {
        ResourceId id = new ResourceId("namespace", "", namespace);
        Observation observation = bench.observe(List.of(id), true);
        assertThat(observation.resources()).extracting(LiveResource::id).containsExactly(id);
        assertThat(observation.complete()).isTrue();
    }

    @Test
    void f38_aNamespaceThatTheTokenMayNotListMakesTheListingIncomplete() {
        String hidden = agent.newNamespace("hidden");
        DesiredResource job = bench.job(Samples.sleeping(ServiceId.of("a"), hidden, "v1"));
        for (boolean everything : List.of(true, false)) {
            Observation observation = bench.observe(List.of(job.id()), everything);
            assertThat(observation.complete()).isFalse();
            assertThat(observation.diagnostics())
                    .singleElement()
                    .hasToString("NOMAD-UNREADABLE: the token may not list the jobs of namespace " + hidden
                            + ", so nothing is known about them. Do: give its policy list-jobs and read-job in that"
                            + " namespace.");
        }
    }

    @Test
    void aWriteWithoutTheRightIsRefusedAndNamesTheJob() {
        String readOnly = "namespace \"" + namespace + "\" { capabilities = [\"list-jobs\", \"read-job\"] }";
        try (NomadBench reader = bench(token(readOnly))) {
            DesiredResource job = reader.job(Samples.sleeping(ServiceId.of("denied"), namespace, "v1"));
            ApplyOutcome outcome = reader.create(job);
            assertThat(outcome.status()).isEqualTo(Status.REFUSED);
            assertThat(outcome.failure().orElseThrow().kind()).isEqualTo(FailureKind.AUTH);
            assertThat(outcome.toString())
                    .contains("NOMAD-AUTH: job " + namespace
                            + "/denied: POST /v1/jobs was answered 403: Permission denied.");
        }
    }

    @Test
    void f26_aTokenThatIsUnknownOrMissingIsAuthAndShownNowhere() {
        String unknown = "11111111-2222-3333-4444-555555555555";
        for (NomadConnection connection : List.of(
                NomadConnection.to(agent.address()),
                NomadConnection.to(agent.address()).withToken(Secret.of(() -> unknown)))) {
            try (NomadBench stranger =
                    new NomadBench(Samples.options(connection).build(), namespace)) {
                assertThatThrownBy(() -> stranger.observe(List.of(), true))
                        .isInstanceOfSatisfying(GitOpsException.class, e -> {
                            assertThat(e.kind()).isEqualTo(FailureKind.AUTH);
                            assertThat(e.getMessage()).doesNotContain(unknown);
                        });
            }
        }
    }

    private NomadBench bench(String token) {
        NomadConnection connection = NomadConnection.to(agent.address()).withToken(Secret.of(() -> token));
        return new NomadBench(Samples.options(connection).build(), namespace);
    }

    private String token(String rules) {
        String policy = "p-" + Integer.toHexString(rules.hashCode());
        api.put("/v1/acl/policy/" + policy, Map.of("Name", policy, "Rules", rules));
        return api.put("/v1/acl/token", Map.of("Name", "t", "Type", "client", "Policies", List.of(policy)))
                .path("SecretID")
                .asText();
    }
}
