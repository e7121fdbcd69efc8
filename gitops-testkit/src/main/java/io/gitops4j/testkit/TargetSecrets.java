package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.HealthRequest;
import io.gitops4j.spi.Preview;
import io.gitops4j.spi.PreviewRequest;
import java.util.ArrayList;
import java.util.List;

/** Clauses of {@link TargetContract} on secrets. */
final class TargetSecrets {
    private static final String OLD = "hush-4711-old";
    private static final String NEW = "hush-4711-new";

    private TargetSecrets() {}

    static void shownNowhere(TargetBench bench) {
        List<Object> shown = new ArrayList<>();
        TestOperation operation = TestOperation.live();
        ServiceSpec before = withSecret(bench.spec("cart", 1), OLD);
        ServiceSpec after = withSecret(bench.spec("cart", 1), NEW);
        List<DesiredResource> created = bench.create(before);
        shown.add(bench.rendering(before).diagnostics());
        int differences = 0;
        for (DesiredResource wanted : bench.render(after)) {
            LiveResource live = bench.live(wanted);
            Preview preview = bench.target().preview(new PreviewRequest(bench.owner(), wanted, live), operation);
            differences += preview.diff().size();
            Change late = TargetBench.updating(wanted, live);
            shown.addAll(List.of(wanted, live, live.version(), live.fingerprint(), preview, late));
            shown.add(bench.apply(late, operation));
            shown.add(bench.apply(late, operation));
            shown.add(bench.apply(TargetBench.creation(wanted), operation));
        }
        shown.add(bench.target().health(new HealthRequest(bench.owner(), created), operation));
        shown.add(operation.reports());
        shown.add(bench.target());
        assertThat(differences)
                .as("differences shown between two values of a secret")
                .isPositive();
        assertThat(shown)
                .map(String::valueOf)
                .allSatisfy(text -> assertThat(text).doesNotContain(OLD, NEW));
    }

    private static ServiceSpec withSecret(ServiceSpec spec, String secret) {
        List<EnvVar> env = new ArrayList<>(spec.container().env());
        env.add(EnvVar.sensitive("API_TOKEN", secret));
        List<Container> containers = new ArrayList<>(spec.containers());
        containers.set(0, spec.container().toBuilder().env(env).build());
        return spec.toBuilder().containers(containers).build();
    }
}
