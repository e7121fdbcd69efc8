package io.gitops4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.Hold;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.Plan;
import io.gitops4j.api.Position;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Plans as people read them; the texts are beside this class, among the resources. */
final class PlanFormatTest {
    private static final Revision REVISION = new Revision("apps", "1234567890abcdef1234567890abcdef12345678");

    @Test
    void text() throws IOException {
        assertThat(PlanFormat.text(plan())).isEqualTo(golden("plan.txt"));
    }

    @Test
    void markdown() throws IOException {
        assertThat(PlanFormat.markdown(plan())).isEqualTo(golden("plan.md"));
    }

    @Test
    void json() throws IOException {
        assertThat(PlanFormat.json(plan()) + "\n").isEqualTo(golden("plan.json"));
        assertThat(PlanFormat.document(plan()).toJson() + "\n").isEqualTo(golden("plan.json"));
    }

    @Test
    void aPlanWithoutAnythingSaysSo() {
        Plan nothing = Plan.builder("prod").revisions(Map.of("apps", REVISION)).build();

        assertThat(PlanFormat.markdown(nothing)).contains("Nothing to do.");
        assertThat(PlanFormat.text(nothing))
                .startsWith("plan for prod at apps@1234567890ab")
                .hasLineCount(1);
    }

    @Test
    void b54_whatARepositorySaysIsTextAndNothingMore() {
        String evil = "@everyone <script>alert(1)</script> `x` **bold** [a](b) \u202E\u001B[31m\n# heading";
        ServicePlan service = ServicePlan.builder(ServiceId.of("cart"), Verdict.INVALID)
                .diagnostics(List.of(Diagnostic.error("X").what(evil).build()))
                .changes(List.of(update(
                        "cart",
                        List.of(
                                new FieldDiff("name", Optional.of(evil), Optional.of("b")),
                                new FieldDiff(evil, Optional.of("a"), Optional.empty())))))
                .build();
        Plan plan = Plan.builder("prod").services(List.of(service)).build();

        assertThat(PlanFormat.markdown(plan))
                .doesNotContain(
                        "@everyone", "<script>", "`x`", "**bold**", "[a](b)", "\u202E", "\u001B", "\n# heading");
        assertThat(PlanFormat.text(plan)).doesNotContain("\u202E", "\u001B", "\n# heading");
    }

    @Test
    void veryManyServicesAreCut() {
        List<ServicePlan> many = IntStream.range(0, 150)
                .mapToObj(i -> ServicePlan.builder(ServiceId.of("s" + i), Verdict.PROCEED)
                        .declaredIn(REVISION, Position.ofFile("s" + i))
                        .build())
                .toList();

        assertThat(PlanFormat.markdown(Plan.builder("prod").services(many).build()))
                .contains("and 50 more services");
    }

    private static Plan plan() {
        List<ServicePlan> services = new ArrayList<>();
        services.add(declared("basket", Verdict.PROCEED, Change.create(desired("basket"), "does not exist")));
        services.add(declared(
                "cart",
                Verdict.PROCEED,
                update(
                        "cart",
                        List.of(
                                new FieldDiff(
                                        "containers[main].env[TOKEN].value", Optional.of("***"), Optional.of("***")),
                                new FieldDiff("containers[main].image", Optional.of("cart:1"), Optional.of("cart:2")),
                                new FieldDiff("replicas", Optional.empty(), Optional.of("3")))),
                Change.delete(live("cart-admin", "cart"), "no longer part of the service")));
        services.add(ServicePlan.builder(ServiceId.of("mail"), Verdict.PROCEED)
                .changes(List.of(Change.delete(live("mail", "mail"), "no longer declared")))
                .build());
        services.add(ServicePlan.builder(ServiceId.of("news"), Verdict.INVALID)
                .declaredIn(REVISION, new Position("news/.weave.yaml", 3, 5))
                .diagnostics(List.of(Diagnostic.error("WAML-PORT")
                        .at(new Position("news/.weave.yaml", 3, 5))
                        .path("ports[0]")
                        .what("port 0 is out of range")
                        .remedy("use 1 to 65535")
                        .build()))
                .build());
        services.add(declared("post", Verdict.UNCHANGED, Change.none(desired("post"), live("post", "post"))));
        return Plan.builder("prod")
                .revisions(Map.of("apps", REVISION))
                .services(services)
                .holds(List.of(new Hold(
                        Diagnostic.warning("PRUNE-LIMIT")
                                .what("too many")
                                .remedy("approve")
                                .build(),
                        true,
                        List.of(Change.delete(live("shop", "shop"), "no longer declared")))))
                .diagnostics(
                        List.of(Diagnostic.warning("TARGET-NOTE").what("slow").build()))
                .build();
    }

    private static ServicePlan declared(String name, Verdict verdict, Change... changes) {
        return ServicePlan.builder(ServiceId.of(name), verdict)
                .declaredIn(REVISION, Position.ofFile(name + "/.weave.yaml"))
                .changes(List.of(changes))
                .build();
    }

    private static DesiredResource desired(String name) {
        return DesiredResource.of(id(name), ServiceId.of(name), Document.of(Map.of("name", name)));
    }

    private static LiveResource live(String name, String service) {
        return LiveResource.owned(id(name), ServiceId.of(service))
                .version("1")
                .fingerprint("f")
                .build();
    }

    private static Change update(String name, List<FieldDiff> diff) {
        return Change.update(desired(name), live(name, name), diff, "differs from what is declared");
    }

    private static ResourceId id(String name) {
        return new ResourceId("workload", "devx", name);
    }

    private static String golden(String file) throws IOException {
        try (InputStream in = PlanFormatTest.class.getResourceAsStream("plan/" + file)) {
            assertThat(in).as("golden file %s", file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
