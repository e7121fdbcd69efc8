package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.HealthRequest;
import io.gitops4j.spi.Preview;
import io.gitops4j.spi.PreviewRequest;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Rendering;
import java.util.ArrayList;
import java.util.List;

/** Clauses of {@link TargetContract} on secrets. */
final class TargetSecrets {
    private static final String OLD = "hush-4711-old";
    private static final String NEW = "hush-4711-new";

    private TargetSecrets() {}

    static void shownNowhere(TargetBench bench) {
        if (bench.subject().refusesPlainSecrets()) {
            refused(bench);
        } else {
            masked(bench);
        }
    }

    private static void refused(TargetBench bench) {
        ServiceSpec spec = withSecret(bench.spec("cart", 1), OLD);
        Rendering rendering = bench.target().render(new RenderRequest("contract", bench.owner(), spec));
        assertThat(rendering.diagnostics())
                .as("errors that name the value which looks like a secret")
                .anySatisfy(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.what()).contains("API_TOKEN");
                    assertThat(finding.remedy()).isNotEmpty();
                });
        Shown shown = new Shown();
        shown.findings(rendering.diagnostics());
        rendering
                .resources()
                .forEach(resource -> shown.texts(resource, resource.body().toJson()));
        assertThat(shown.texts).allSatisfy(text -> assertThat(text).doesNotContain(OLD));
    }

    private static void masked(TargetBench bench) {
        Shown shown = new Shown();
        TestOperation operation = TestOperation.live();
        ServiceSpec before = withSecret(bench.spec("cart", 1), OLD);
        ServiceSpec after = withSecret(bench.spec("cart", 1), NEW);
        List<DesiredResource> created = bench.create(before);
        shown.findings(bench.rendering(before).diagnostics());
        int differences = 0;
        for (DesiredResource wanted : bench.render(after)) {
            LiveResource live = bench.live(wanted);
            Preview preview = bench.target().preview(new PreviewRequest(bench.owner(), wanted, live), operation);
            differences += preview.diff().size();
            Change late = TargetBench.updating(wanted, live);
            shown.texts(wanted, live, live.version(), live.fingerprint(), preview, late);
            shown.findings(preview.diagnostics());
            shown.outcome(bench.apply(late, operation));
            shown.outcome(bench.apply(late, operation));
            shown.outcome(bench.apply(TargetBench.creation(wanted), operation));
        }
        shown.texts(bench.target().health(new HealthRequest(bench.owner(), created), operation), bench.target());
        shown.findings(operation.reports());
        assertThat(differences)
                .as("differences shown between two values of a secret")
                .isPositive();
        assertThat(shown.texts).allSatisfy(text -> assertThat(text).doesNotContain(OLD, NEW));
    }

    /** Everything that may reach people, and diagnostics in full: their own text form is cut short. */
    private static final class Shown {
        private final List<String> texts = new ArrayList<>();

        void texts(Object... values) {
            for (Object value : values) {
                texts.add(String.valueOf(value));
            }
        }

        void findings(List<Diagnostic> diagnostics) {
            diagnostics.forEach(finding -> texts(finding, finding.path(), finding.what(), finding.remedy()));
        }

        void outcome(ApplyOutcome outcome) {
            texts(outcome, outcome.now());
            outcome.failure().ifPresent(failure -> findings(List.of(failure.diagnostic())));
        }
    }

    private static ServiceSpec withSecret(ServiceSpec spec, String secret) {
        List<EnvVar> env = new ArrayList<>(spec.container().env());
        env.add(EnvVar.sensitive("API_TOKEN", secret));
        List<Container> containers = new ArrayList<>(spec.containers());
        containers.set(0, spec.container().toBuilder().env(env).build());
        return spec.toBuilder().containers(containers).build();
    }
}
