package io.gitops4j.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Change;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceResult;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.NomadAgent;
import io.gitops4j.testkit.servers.RealGit;
import io.gitops4j.testkit.servers.RealKubernetes;
import io.gitops4j.testkit.servers.RealNomad;
import io.gitops4j.testkit.servers.RequestCounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job on real parts: five services pushed over HTTP to a Git server become running state in a directory, on a Kubernetes
 * API server with controllers, and on a Nomad agent with real processes.
 */
@RealGit
@RealKubernetes
@RealNomad(fresh = true)
class PushToRealServersIT {
    private static final List<String> ENVIRONMENTS = List.of("folder", "kube", "nomad");

    @TempDir
    Path folder;

    @Test
    @DisplayName("a push over HTTP becomes healthy services on a real API server and a real Nomad agent, and stays so")
    void pushBecomesRunningStateOnThreeTargets(GitHttpServer git, NomadAgent agent) throws Exception {
        try (World world = new World(folder, git, agent)) {
            fiveServicesBecomeHealthyEverywhere(world);
            sameRevisionWritesNothing(world);
            oneChangedServiceIsTheOnlyOneTouched(world);
            rolloutThatCannotGetReadyIsToldWithItsReason(world);
            deletedManifestTakesExactlyItsResources(world);
            foreignObjectsAreNeitherChangedNorDeleted(world);
            outageOfFiveSecondsLosesNothing(world);
        }
    }

    private void fiveServicesBecomeHealthyEverywhere(World world) throws Exception {
        String commit = world.push(Shop.all());
        for (String environment : ENVIRONMENTS) {
            ReconcileResult result = world.engine.reconcile(environment);
            assertThat(result.status()).as("%s: %s", result, result.services()).isEqualTo(RunStatus.APPLIED);
            assertThat(result.services()).hasSize(5).allSatisfy(service -> {
                assertThat(service.status()).isEqualTo(ServiceStatus.DEPLOYED);
                assertThat(service.health().orElseThrow().state()).isEqualTo(HealthState.HEALTHY);
            });
            assertThat(result.plan().orElseThrow().revisions().get("shop").id()).isEqualTo(commit);
        }
        assertThat(readyReplicas(world, "cart")).isEqualTo("1");
        assertThat(Files.readString(world.deployed.resolve("shop/cart.yaml"))).contains("registry.example.com/cart");
    }

    private void sameRevisionWritesNothing(World world) {
        for (String environment : ENVIRONMENTS) {
            long audit = world.audit.mark();
            RequestCounts nomad = world.nomad.requestCounts();
            ReconcileResult result = world.engine.reconcile(environment);
            assertThat(result.status()).as("%s: %s", result, result.services()).isEqualTo(RunStatus.IN_SYNC);
            assertThat(world.audit.engineWritesSince(audit)).isEmpty();
            Map<String, Long> asked = world.audit.engineRequestsSince(audit);
            assertThat(asked.values()).as("%s", asked).allMatch(count -> count <= 1);
            assertThat(asked.keySet())
                    .allMatch(name -> name.startsWith("list ") || name.equals("get namespaces shop/shop"));
            Map<String, Long> toNomad = world.nomad.requestCounts().since(nomad).asMap();
            assertThat(toNomad.keySet()).allMatch(name -> name.startsWith("GET "));
            assertThat(toNomad.values().stream().mapToLong(Long::longValue).sum())
                    .isLessThanOrEqualTo(2);
        }
    }

    private void oneChangedServiceIsTheOnlyOneTouched(World world) {
        world.push(Map.of(Shop.path("cart"), Shop.service("cart", "1.1", "200")));
        long audit = world.audit.mark();
        RequestCounts nomad = world.nomad.requestCounts();
        for (String environment : ENVIRONMENTS) {
            ReconcileResult result = world.engine.reconcile(environment);
            assertThat(result.status()).as("%s: %s", result, result.services()).isEqualTo(RunStatus.APPLIED);
            assertThat(written(result)).as(environment).containsOnlyKeys("cart");
        }
        assertThat(world.audit.engineWritesSince(audit)).isEqualTo(Map.of("patch deployments shop/cart", 1L));
        assertThat(world.nomad
                        .requestCounts()
                        .since(nomad)
                        .only(PushToRealServersIT::registers)
                        .total())
                .isEqualTo(1);
    }

    private void rolloutThatCannotGetReadyIsToldWithItsReason(World world) {
        world.push(Map.of(Shop.path("orders"), Shop.service("orders", "bad", "500")));
        ServiceResult kube = failed(world.engine.reconcile("kube"), "orders");
        assertThat(kube.failure().orElseThrow().diagnostic().toString())
                .contains("services/orders/.weave.yaml")
                .containsAnyOf("CrashLoopBackOff", "back-off");
        ServiceResult nomad = failed(world.engine.reconcile("nomad"), "orders");
        assertThat(nomad.failure().orElseThrow().diagnostic().toString())
                .contains("services/orders/.weave.yaml")
                .containsIgnoringCase("unhealthy");
        world.clone.revert(world.clone.head());
        world.clone.push();
        for (String environment : ENVIRONMENTS) {
            ReconcileResult result = world.engine.reconcile(environment);
            assertThat(result.services())
                    .as(environment)
                    .allSatisfy(service ->
                            assertThat(service.status()).isIn(ServiceStatus.DEPLOYED, ServiceStatus.UNCHANGED));
        }
    }

    private void deletedManifestTakesExactlyItsResources(World world) {
        String before = resourcesOfOthers(world, "payments");
        world.clone.rm(Shop.path("payments"));
        world.clone.push();
        for (String environment : ENVIRONMENTS) {
            ReconcileResult result = world.engine.reconcile(environment);
            assertThat(result.status()).as("%s: %s", result, result.plan()).isEqualTo(RunStatus.APPLIED);
            assertThat(result.service(ServiceId.of("payments")).orElseThrow().status())
                    .isEqualTo(ServiceStatus.REMOVED);
            assertThat(written(result)).as(environment).containsOnlyKeys("payments");
        }
        eventually(
                "the pods of payments are gone",
                () -> world.cluster
                        .kubectl()
                        .run(
                                "get",
                                "all,ingress,hpa,pdb,sa",
                                "-n",
                                Shop.NAMESPACE,
                                "-l",
                                "app.kubernetes.io/name=payments",
                                "-o",
                                "name")
                        .isBlank());
        assertThat(resourcesOfOthers(world, "payments")).isEqualTo(before);
        assertThat(world.deployed.resolve("shop/payments.yaml")).doesNotExist();
        assertThat(nomadJob(world, "payments")).contains("404");
    }

    private void foreignObjectsAreNeitherChangedNorDeleted(World world) {
        world.cluster
                .kubectl()
                .run("create", "deployment", "stock", "-n", Shop.NAMESPACE, "--image=by.hand.example.com/stock:7");
        String before = specOf(world, "stock");
        world.push(Map.of(Shop.path("stock"), Shop.service("stock", "1.0", "200")));
        ReconcileResult result = world.engine.reconcile("kube");
        ServiceResult stock = result.service(ServiceId.of("stock")).orElseThrow();
        assertThat(stock.status()).isEqualTo(ServiceStatus.INVALID);
        assertThat(stock.failure().orElseThrow().diagnostic().toString()).contains("TARGET-FOREIGN");
        world.clone.rm(Shop.path("stock"));
        world.clone.push();
        assertThat(world.engine.reconcile("kube").status()).isEqualTo(RunStatus.IN_SYNC);
        assertThat(specOf(world, "stock")).isEqualTo(before);
    }

    private void outageOfFiveSecondsLosesNothing(World world) throws Exception {
        Map<String, String> all = new HashMap<>();
        for (String slug : List.of("cart", "catalog", "orders")) {
            all.put(Shop.path(slug), Shop.service(slug, "2.0", "200"));
        }
        world.push(all);
        world.cluster.killApiServer();
        CompletableFuture<Void> restart = CompletableFuture.runAsync(
                world.cluster::restartApiServer, CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS));
        ReconcileResult during = world.engine.reconcile("kube");
        restart.get(60, TimeUnit.SECONDS);
        eventually(
                "everything pushed is deployed after the outage, first answer " + during,
                () -> world.engine.reconcile("kube").services().stream()
                        .allMatch(service -> service.status() == ServiceStatus.UNCHANGED));
        for (String slug : List.of("cart", "catalog", "orders")) {
            assertThat(specOf(world, slug)).contains("registry.example.com/" + slug + ":2.0");
        }
    }

    private static ServiceResult failed(ReconcileResult result, String slug) {
        assertThat(result.status()).as("%s", result.services()).isEqualTo(RunStatus.PARTIAL);
        ServiceResult service = result.service(ServiceId.of(slug)).orElseThrow();
        assertThat(service.status()).isEqualTo(ServiceStatus.FAILED);
        return service;
    }

    private static Map<String, List<Change>> written(ReconcileResult result) {
        Map<String, List<Change>> written = new HashMap<>();
        result.services().stream()
                .filter(service -> !service.written().isEmpty())
                .forEach(service -> written.put(service.service().toString(), service.written()));
        return written;
    }

    private static boolean registers(String request) {
        return request.matches("(POST|PUT) /v1/jobs.*");
    }

    private static String readyReplicas(World world, String name) {
        return world.cluster
                .kubectl()
                .run("get", "deployment", name, "-n", Shop.NAMESPACE, "-o", "jsonpath={.status.readyReplicas}");
    }

    private static String specOf(World world, String name) {
        return world.cluster
                .kubectl()
                .run(
                        "get",
                        "deployment",
                        name,
                        "-n",
                        Shop.NAMESPACE,
                        "-o",
                        "jsonpath={.metadata.uid} {.metadata.labels} {.spec}");
    }

    /** Names and uids of what the engine made, without that of one service. */
    private static String resourcesOfOthers(World world, String slug) {
        return world.cluster
                .kubectl()
                .run(
                        "get",
                        "deployment,cronjob,service,ingress,hpa,pdb,sa",
                        "-n",
                        Shop.NAMESPACE,
                        "-l",
                        "app.kubernetes.io/managed-by=gitops4j,app.kubernetes.io/name!=" + slug,
                        "-o",
                        "jsonpath={range .items[*]}{.kind}/{.metadata.name} {.metadata.uid}{\"\\n\"}{end}");
    }

    private static String nomadJob(World world, String name) {
        try {
            return java.net.http.HttpClient.newHttpClient()
                            .send(
                                    java.net.http.HttpRequest.newBuilder(world.nomad
                                                    .address()
                                                    .resolve("/v1/job/" + name + "?namespace=" + Shop.NAMESPACE))
                                            .build(),
                                    java.net.http.HttpResponse.BodyHandlers.ofString())
                            .statusCode()
                    + "";
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Real servers take their time: asks until it is so, for a minute at most, each question being the pause. */
    private static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
        }
    }
}
