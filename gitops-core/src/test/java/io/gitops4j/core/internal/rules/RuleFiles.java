package io.gitops4j.core.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.RuleOptions;
import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.core.internal.directory.DirectoryTarget;
import io.gitops4j.core.internal.file.EndlessOperation;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.RuleGroup;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Rules as they lie on the disk, written by the target that keeps them as files. */
final class RuleFiles {
    private RuleFiles() {}

    /** Below {@code root}; the path from there. */
    static Path write(Path root, ServiceSpec spec, RuleOptions options, Platform platform) {
        List<RuleGroup> groups =
                new RuleGenerator(options, platform).generate(spec).groups();
        try (DirectoryTarget target = new DirectoryTarget(root, false, Clock.systemUTC())) {
            DesiredResource file =
                    target.render(new RenderRequest("prod", "platform.prod", spec, groups)).resources().stream()
                            .filter(resource -> resource.id().kind().equals("rules"))
                            .findFirst()
                            .orElseThrow();
            ApplyOutcome outcome =
                    target.apply(new ApplyRequest("platform.prod", Change.create(file, "new")), new EndlessOperation());
            assertThat(outcome.status()).isEqualTo(ApplyOutcome.Status.APPLIED);
            return Path.of(spec.namespace(), spec.id().runtimeName() + ".rules.yaml");
        }
    }
}
