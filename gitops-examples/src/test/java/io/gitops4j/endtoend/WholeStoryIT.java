package io.gitops4j.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceResult;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.testkit.servers.GiteaRepository.Comment;
import io.gitops4j.testkit.servers.GiteaRepository.CommitStatus;
import io.gitops4j.testkit.servers.GiteaServer;
import io.gitops4j.testkit.servers.NomadAgent;
import io.gitops4j.testkit.servers.RealGitea;
import io.gitops4j.testkit.servers.RealKubernetes;
import io.gitops4j.testkit.servers.RealNomad;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a pull request to a rollback, on a real forge, a real API server and a real Nomad agent; webhooks are the forge's own. */
@RealGitea
@RealKubernetes
@RealNomad(fresh = true)
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WholeStoryIT {
    private static final ServiceId CART = ServiceId.of("cart");
    private static final String MANIFEST = Shop.path("cart");
    private static final long PATIENCE_SECONDS = 150;

    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "a pull request shows its plan, its merge deploys, a bad release is told, and a revert brings the exact earlier state back")
    void fromAPullRequestToARollback(GiteaServer gitea, NomadAgent agent) throws Exception {
        try (Platform platform = new Platform(folder, gitea, agent)) {
            String good = aPullRequestIsMergedAndDeployed(platform);
            Map<String, String> before = live(platform);
            String bad = aBadReleaseIsTold(platform, before);
            String reverted = aRevertBringsTheEarlierStateBack(platform, before);
            theHistoryTellsItAll(platform, List.of(good, bad, reverted));
            theDescribedForgeShowsTheDeployments(platform, List.of(good, bad, reverted));
        }
    }

    private String aPullRequestIsMergedAndDeployed(Platform platform) throws Exception {
        platform.clone.git("checkout", "--quiet", "-b", "cart");
        platform.clone.commit("Open the cart", Map.of(MANIFEST, Shop.service("cart", "1.0", "200")));
        platform.clone.push();
        long number =
                platform.shop.openPullRequest("Open the cart", "cart", "main").number();
        for (String environment : Platform.ENVIRONMENTS) {
            platform.engine.comment(platform.planOf("cart", environment), "shop", number);
        }
        eventually(
                "the plans at the pull request",
                () -> platform.shop.comments(number).size() == Platform.ENVIRONMENTS.size());
        assertThat(platform.shop.comments(number))
                .extracting(Comment::text)
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).contains("Plan for kube", "cart", "create"),
                        text -> assertThat(text).contains("Plan for nomad", "cart", "create"));

        String commit = platform.shop.merge(number).mergeCommit();
        for (String environment : Platform.ENVIRONMENTS) {
            ServiceResult cart = cart(platform, environment, commit);
            assertThat(cart.status()).as("%s: %s", environment, cart).isEqualTo(ServiceStatus.DEPLOYED);
            assertThat(cart.health().orElseThrow().state()).isEqualTo(HealthState.HEALTHY);
            statusesGoTo(platform, environment, commit, "success");
            badgeSays(platform, environment, "cart: healthy " + commit.substring(0, 12));
            eventually(
                    "the report of " + environment,
                    () -> platform.get("/report").body().contains(commit.substring(0, 12)));
        }
        assertThat(platform.get("/metrics").body()).contains("gitops_reconcile");
        assertThat(platform.get("/healthz").statusCode()).isEqualTo(200);
        return commit;
    }

    private String aBadReleaseIsTold(Platform platform, Map<String, String> before) throws Exception {
        platform.clone.git("checkout", "--quiet", "main");
        platform.clone.git("pull", "--quiet");
        String commit = platform.clone.commit("Release 1.1", Map.of(MANIFEST, Shop.service("cart", "bad", "500")));
        platform.clone.push();
        for (String environment : Platform.ENVIRONMENTS) {
            ServiceResult cart = cart(platform, environment, commit);
            assertThat(cart.status()).as("%s: %s", environment, cart).isEqualTo(ServiceStatus.FAILED);
            String reason = cart.failure().orElseThrow().diagnostic().toString();
            assertThat(reason)
                    .containsPattern(MANIFEST.replace(".", "\\.") + ":\\d+")
                    .containsPattern("(?i)back-?off|unhealthy");
            statusesGoTo(platform, environment, commit, "failure");
            eventually(
                    "a notice of " + environment,
                    () -> !platform.inbox.entries(environment, "failure").isEmpty());
            JsonNode notice = platform.inbox.entries(environment, "failure").get(0);
            assertThat(notice.path("service").asText()).isEqualTo("cart");
            assertThat(notice.path("finding").path("text").asText()).isEqualTo(reason);
            assertThat(notice.path("finding").path("file").asText()).isEqualTo(MANIFEST);
            assertThat(notice.path("finding").path("line").asInt()).isPositive();
            assertThat(notice.path("commit").path("id").asText()).isEqualTo(commit);
            eventually(
                    "the badge of " + environment,
                    () -> badge(platform, environment).matches("(?s).*cart: (failed|unhealthy).*"));
        }
        assertThat(live(platform))
                .as("while the bad release is there")
                .allSatisfy((environment, state) ->
                        assertThat(state).isNotEqualTo(before.get(environment)).contains("bad"));
        assertThat(availableAtKube(platform))
                .as("what was there before goes on")
                .isEqualTo("1");
        return commit;
    }

    private String aRevertBringsTheEarlierStateBack(Platform platform, Map<String, String> before) throws Exception {
        String commit = platform.clone.revert(platform.clone.head());
        platform.clone.push();
        for (String environment : Platform.ENVIRONMENTS) {
            ServiceResult cart = cart(platform, environment, commit);
            assertThat(cart.status()).as("%s: %s", environment, cart).isEqualTo(ServiceStatus.DEPLOYED);
            statusesGoTo(platform, environment, commit, "success");
            badgeSays(platform, environment, "cart: healthy " + commit.substring(0, 12));
            eventually(
                    "the recovery of " + environment,
                    () -> !platform.inbox.entries(environment, "recovery").isEmpty());
            eventually(
                    "the rollback of " + environment,
                    () -> !platform.inbox.entries(environment, "rollback").isEmpty());
            assertThat(platform.inbox.entries(environment, "failure"))
                    .as("told once")
                    .hasSize(1);
            assertThat(platform.inbox.entries(environment, "recovery"))
                    .as("told once")
                    .hasSize(1);
            assertThat(platform.inbox.entries(environment, "rollback"))
                    .as("told once")
                    .hasSize(1);
        }
        assertThat(live(platform)).isEqualTo(before);
        return commit;
    }

    private void theHistoryTellsItAll(Platform platform, List<String> commits) {
        for (String environment : Platform.ENVIRONMENTS) {
            List<Deployment> told = platform.engine.history(HistoryQuery.of(environment, CART));
            assertThat(told)
                    .extracting(Deployment::state)
                    .endsWith(Deployment.State.SUCCEEDED)
                    .startsWith(Deployment.State.SUCCEEDED)
                    .contains(Deployment.State.FAILED);
            Deployment first = told.get(told.size() - 1);
            Deployment last = told.get(0);
            assertThat(first.to().orElseThrow().id()).isEqualTo(commits.get(0));
            assertThat(last.to().orElseThrow().id()).isEqualTo(commits.get(2));
            assertThat(last.restores()).hasValue(first.number());
            assertThat(List.of(first, last)).allSatisfy(deployment -> {
                assertThat(deployment.initiator()).as("why %s", deployment).startsWith("webhook");
                assertThat(deployment.commits())
                        .as("who made %s", deployment)
                        .isNotEmpty()
                        .allMatch(commit -> commit.author().contains("@"));
            });
            assertThat(told)
                    .filteredOn(deployment -> deployment.state() == Deployment.State.FAILED)
                    .isNotEmpty()
                    .allSatisfy(deployment ->
                            assertThat(deployment.to().orElseThrow().id()).isEqualTo(commits.get(1)));
            String log = platform.clone.git(
                    "--git-dir",
                    platform.state.folder().toString(),
                    "log",
                    "--format=%B",
                    "refs/gitops/" + environment);
            assertThat(log)
                    .contains("rollback to deployment " + first.number(), "Open the cart", "Release 1.1")
                    .contains(commits.stream()
                            .map(commit -> commit.substring(0, 12))
                            .toList())
                    .contains("Ada Example <ada@example.org>: Release 1.1");
            assertThat(log.toLowerCase(Locale.ROOT)).contains("failed");
        }
    }

    private void theDescribedForgeShowsTheDeployments(Platform platform, List<String> commits) {
        for (String environment : Platform.ENVIRONMENTS) {
            eventually("the deployments of " + environment, () -> {
                List<String> shown = atGitHub(platform, environment);
                return shown.size() == 3 && shown.get(2).contains("success");
            });
            List<String> shown = atGitHub(platform, environment);
            assertThat(shown.get(0)).startsWith(commits.get(0).substring(0, 4)).contains("in_progress, success");
            assertThat(shown.get(1)).startsWith(commits.get(1).substring(0, 4)).contains("in_progress, failure");
            assertThat(shown.get(2)).startsWith(commits.get(2).substring(0, 4)).contains("in_progress, success");
        }
        assertThat(platform.github.wrong())
                .as("what GitHub's description does not allow")
                .isEmpty();
    }

    private static ServiceResult cart(Platform platform, String environment, String commit) {
        eventually(
                "the run of " + commit + " in " + environment,
                () -> platform.ended(environment, commit).isPresent());
        ReconcileResult result = platform.ended(environment, commit).orElseThrow();
        return result.service(CART).orElseThrow();
    }

    /** Gitea has them newest first. */
    private static void statusesGoTo(Platform platform, String environment, String commit, String end) {
        String context = "gitops/" + environment;
        eventually(context + " of " + commit + " is " + end, () -> {
            List<String> states = states(platform, context, commit);
            return !states.isEmpty() && states.get(0).equals(end);
        });
        assertThat(states(platform, context, commit)).as(context).containsExactly(end, "pending");
    }

    private static List<String> states(Platform platform, String context, String commit) {
        return platform.shop.statuses(commit).stream()
                .filter(status -> status.context().equals(context))
                .map(CommitStatus::state)
                .toList();
    }

    /** Requests change them meanwhile, under the lock of the server. */
    private static List<String> atGitHub(Platform platform, String environment) {
        synchronized (platform.github) {
            return platform.github.state().deployments(environment);
        }
    }

    private static void badgeSays(Platform platform, String environment, String text) {
        eventually(
                "the badge of " + environment,
                () -> badge(platform, environment).contains(text));
    }

    private static String badge(Platform platform, String environment) {
        return platform.get("/badges/" + environment + "/cart.svg").body();
    }

    /** What the cart is made of at both ends. */
    private static Map<String, String> live(Platform platform) throws Exception {
        Map<String, String> live = new TreeMap<>();
        live.put(
                "kube",
                platform.cluster
                        .kubectl()
                        .run(
                                "get",
                                "deployment,service",
                                "-n",
                                Shop.NAMESPACE,
                                "-o",
                                "jsonpath={range .items[*]}{.spec}{\"\\n\"}{end}"));
        URI job = platform.agent.address().resolve("/v1/job/cart?namespace=" + Shop.NAMESPACE);
        String body = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(job).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        // Nomad keeps no order of keys.
        ObjectMapper sorted = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        Object groups = sorted.treeToValue(sorted.readTree(body).path("TaskGroups"), Object.class);
        live.put("nomad", sorted.writeValueAsString(groups));
        assertThat(live.get("nomad")).as(body).contains("cart");
        return live;
    }

    private static String availableAtKube(Platform platform) {
        return platform.cluster
                .kubectl()
                .run("get", "deployment/cart", "-n", Shop.NAMESPACE, "-o", "jsonpath={.status.availableReplicas}");
    }

    private static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            // The servers need the processor more.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
