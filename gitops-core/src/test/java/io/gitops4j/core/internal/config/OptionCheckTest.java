package io.gitops4j.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionCheckTest {
    private static final ConfigSpec SPEC = ConfigSpec.of(
            ConfigKey.string("url", "where").required(),
            ConfigKey.secret("token", "who"),
            ConfigKey.integer("depth", "how deep"));

    @Test
    void placesEveryProblemOfAnOptionAtItsLine() {
        GitOpsConfig config = parse("""
            owner: me
            sources:
              apps:
                provider: git
                options:
                  urll: https://git.example.com
                  token: hunter2
                  depth: deep
            """);

        assertThat(OptionCheck.problems(config, "sources.apps", config.sources().get("apps"), SPEC))
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "CONFIG-UNKNOWN gitops.yaml:6:7 sources.apps.options.urll: there is no option 'urll'."
                                + " Do: did you mean 'url'?",
                        "CONFIG-VALUE gitops.yaml:7:7 sources.apps.options.token: expected a reference env:NAME or"
                                + " file:/path, never the secret itself (its value is not shown). Do: mend the value of"
                                + " token.",
                        "CONFIG-VALUE gitops.yaml:8:7 sources.apps.options.depth: expected a whole number, got 'deep'."
                                + " Do: mend the value of depth.",
                        "CONFIG-REQUIRED gitops.yaml:5:5 sources.apps.options.url: option 'url' is missing."
                                + " Do: add it: where.");
    }

    @Test
    void tellsNamesThatLeadNowhere() {
        GitOpsConfig config = parse("""
            owner: me
            sources: {apps: git}
            environments:
              prod:
                sources: [apps, app]
                policies: [hours]
              ready: {policies: [lambda]}
            """);

        assertThat(ConfigCheck.references(
                        config, new ConfigCheck.Ready(Set.of(), Set.of("ready"), Set.of("lambda"), Set.of(), Set.of())))
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "CONFIG-REQUIRED gitops.yaml:4:3 environments.prod.target: environment 'prod' has no target."
                                + " Do: add 'target: ' and the id of a provider.",
                        "CONFIG-REFERENCE gitops.yaml:5:21 environments.prod.sources[1]: there is no source 'app'."
                                + " Do: did you mean 'apps'?",
                        "CONFIG-REFERENCE gitops.yaml:6:16 environments.prod.policies[0]: there is no policy 'hours'."
                                + " Do: use one of lambda.");
    }

    private static GitOpsConfig parse(String text) {
        return GitOpsConfig.parse("gitops.yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
