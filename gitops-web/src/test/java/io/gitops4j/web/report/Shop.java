package io.gitops4j.web.report;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.Commit;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.Deployment.State;
import io.gitops4j.api.DeploymentDiff;
import io.gitops4j.api.DeploymentDiff.ResourceDiff;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Digest;
import io.gitops4j.api.Document;
import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.Hold;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.Plan;
import io.gitops4j.api.Position;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.ServiceState;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.api.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A small shop in which something of everything goes on. */
final class Shop {
    static final Revision NEW = new Revision("apps", "4f2a9c1b7d3e5f60718293a4b5c6d7e8f9012345");
    static final Revision OLD = new Revision("apps", "91c0de55aa11bb22cc33dd44ee55ff6600112233");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final ReportOptions OPTIONS = ReportOptions.builder()
            .title("Shop deployments")
            .commitLink("apps", "https://git.example.com/shop/apps/commit/{commit}")
            .build();
    private static final Diagnostic LIMIT = Diagnostic.warning("PRUNE-LIMIT")
            .what("5 of 9 services would lose something, and 'maxDeletes' lets 1 go at once")
            .remedy("look at the list and approve the plan's digest, or raise limits.maxDeletes")
            .build();
    private static final Diagnostic RECREATE = Diagnostic.warning("TARGET-RECREATE")
            .at(new Position("services/mailer/.weave.yaml", 4, 1))
            .what("apps/Deployment shop/mailer would have to be deleted and made anew: spec.selector differs")
            .remedy("approve the plan's digest, or set limits.allowRecreate")
            .build();
    private static final Diagnostic PORT = Diagnostic.error("WAML-PORT")
            .at(new Position("services/search/.weave.yaml", 12, 9))
            .path("ports[0].port")
            .what("70000 is no port")
            .remedy("use a number between 1 and 65535")
            .build();
    private static final Diagnostic FRIDAY = Diagnostic.error("ACME-WINDOW")
            .what("'payments' is deployed between Monday 09:00 and Friday 15:00 only")
            .remedy("wait until Monday 09:00")
            .build();

    private Shop() {}

    static ReportPage page() {
        return Report.page(OPTIONS, List.of(staging(), production()));
    }

    static EnvironmentReport staging() {
        return EnvironmentReport.builder(state(
                        "staging",
                        RunStatus.APPLIED,
                        List.of(
                                well("cart"),
                                well("catalog"),
                                service(
                                        "checkout",
                                        ServiceStatus.PROGRESSING,
                                        HealthState.PROGRESSING,
                                        "1 of 3 replicas are ready",
                                        "",
                                        List.of()),
                                well("mailer"),
                                well("payments"),
                                invalid(),
                                well("storefront"))))
                .build();
    }

    static EnvironmentReport production() {
        return EnvironmentReport.builder(state("production", RunStatus.PARTIAL, productionServices()))
                .plan(plan())
                .history(history())
                .diffs(List.of(new DeploymentDiff(
                        history().get(1),
                        history().get(0),
                        List.of(field("image.tag", "1.8.1", "1.8.2")),
                        List.of(new ResourceDiff(
                                new ResourceId("apps/Deployment", "shop", "catalog"),
                                ChangeKind.UPDATE,
                                List.of(field(
                                        "spec.template.spec.containers[app].image",
                                        "example/catalog:1.8.1",
                                        "example/catalog:1.8.2")))))))
                .build();
    }

    private static List<ServiceState> productionServices() {
        List<ServiceState> services = new ArrayList<>();
        services.add(well("cart"));
        services.add(well("catalog"));
        services.add(new ServiceState(
                ServiceId.of("checkout"),
                ServiceStatus.BACKING_OFF,
                Optional.of(OLD),
                new HealthReport(HealthState.DEGRADED, "container app: CrashLoopBackOff, exit code 137"),
                "K8S-ROLLOUT apps/Deployment shop/checkout: it did not become healthy within 300 s. Do: read the logs"
                        + " of the pod.",
                Optional.of(Instant.parse("2026-03-01T12:20:00Z")),
                List.of()));
        services.add(
                service("mailer", ServiceStatus.HELD, HealthState.HEALTHY, "", RECREATE.toString(), List.of(RECREATE)));
        services.add(
                service("payments", ServiceStatus.DENIED, HealthState.HEALTHY, "", FRIDAY.toString(), List.of(FRIDAY)));
        services.add(invalid());
        services.add(well("storefront"));
        return services;
    }

    static Plan plan() {
        return Plan.builder("production")
                .revisions(Map.of("apps", NEW))
                .services(List.of(
                        update("cart", Verdict.PROCEED, List.of(field("spec.replicas", "7", "3"))),
                        update(
                                "mailer",
                                Verdict.HELD,
                                List.of(field("spec.selector.matchLabels.app", "mail", "mailer"))),
                        update(
                                "payments",
                                Verdict.DENIED,
                                List.of(
                                        field(
                                                "spec.template.spec.containers[app].image",
                                                "example/payments:3.1.0",
                                                "example/payments:3.2.0"),
                                        field(
                                                "spec.template.spec.containers[app].env[DB_PASSWORD].value",
                                                "***",
                                                "***")))))
                .holds(List.of(new Hold(LIMIT, true, deletes())))
                .build();
    }

    private static List<Change> deletes() {
        return List.of("banner", "coupons", "gifts", "reviews", "wishlist").stream()
                .map(name -> Change.delete(live(name), "no longer declared"))
                .toList();
    }

    private static ServicePlan update(String name, Verdict verdict, List<FieldDiff> fields) {
        DesiredResource desired =
                DesiredResource.of(id(name), ServiceId.of(name), Document.of(Map.of("kind", "Deployment")));
        return ServicePlan.builder(ServiceId.of(name), verdict)
                .declaredIn(NEW, new Position("services/" + name + "/.weave.yaml", 1, 1))
                .changes(List.of(Change.update(desired, live(name), fields, "differs from what is declared")))
                .build();
    }

    private static LiveResource live(String name) {
        return LiveResource.owned(id(name), ServiceId.of(name)).version("1").build();
    }

    private static ResourceId id(String name) {
        return new ResourceId("apps/Deployment", "shop", name);
    }

    private static FieldDiff field(String path, String before, String after) {
        return new FieldDiff(path, Optional.of(before), Optional.of(after));
    }

    static List<Deployment> history() {
        return List.of(
                deployment(
                        42,
                        "catalog",
                        State.SUCCEEDED,
                        NOON,
                        "",
                        "Catalog 1.8.2: prices in euros",
                        "Ann <ann@example.com>"),
                deployment(
                        40,
                        "catalog",
                        State.SUCCEEDED,
                        NOON.minusSeconds(90_000),
                        "",
                        "Catalog 1.8.1",
                        "Ben <ben@example.com>"),
                deployment(
                        39,
                        "checkout",
                        State.FAILED,
                        NOON.minusSeconds(93_600),
                        "UNHEALTHY: container app: CrashLoopBackOff",
                        "Checkout asks twice",
                        "Cem <cem@example.com>"));
    }

    static Deployment deployment(
            long number, String service, State state, Instant at, String reason, String subject, String author) {
        return new Deployment(
                number,
                "production",
                ServiceId.of(service),
                state,
                Optional.of(OLD),
                Optional.of(NEW),
                Digest.NONE,
                Digest.NONE,
                "loop",
                at,
                Optional.of(at.plusSeconds(42)),
                reason,
                List.of("UPDATE " + id(service)),
                Set.of(id(service)),
                List.of(new Commit(NEW.id(), author, at.minusSeconds(60), subject, Optional.empty(), List.of())),
                OptionalLong.empty());
    }

    private static EnvironmentState state(String name, RunStatus status, List<ServiceState> services) {
        return new EnvironmentState(
                name,
                Map.of("apps", NEW),
                Optional.of(status),
                Optional.of(NOON.plusSeconds(300)),
                services,
                List.of());
    }

    private static ServiceState invalid() {
        return service("search", ServiceStatus.INVALID, HealthState.HEALTHY, "", PORT.toString(), List.of(PORT));
    }

    private static ServiceState well(String name) {
        return service(name, ServiceStatus.UNCHANGED, HealthState.HEALTHY, "", "", List.of());
    }

    private static ServiceState service(
            String name,
            ServiceStatus status,
            HealthState health,
            String healthReason,
            String reason,
            List<Diagnostic> findings) {
        return new ServiceState(
                ServiceId.of(name),
                status,
                Optional.of(status == ServiceStatus.UNCHANGED ? NEW : OLD),
                new HealthReport(health, healthReason),
                reason,
                Optional.empty(),
                findings);
    }
}
