package io.gitops4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Position;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitOpsConfigTest {
    private static final String WHOLE = """
            owner: platform
            interval: 30s
            workDirectory: /var/lib/gitops
            sources:
              apps:
                provider: git
                options:
                  url: https://git.example.com/apps.git
                  token: env:APPS_TOKEN
                  depth: 010
                  paths: [services/a, services/b]
                  headers:
                    x-team: no
            parsers:
            - waml
            - provider: score
              options: {strict: true}
            environments:
              prod-1:
                target: kubernetes
                options:
                  kubeconfig: file:/etc/kube/prod
                renderTo: {provider: git, options: {url: "https://git.example.com/rendered.git"}}
                labels: {class: production}
                sources: [apps]
                policies: [office-hours]
                limits: {maxDeletes: 3, timeout: 1h}
              preview: {}
            policies:
              office-hours: {provider: window, options: {from: 9}}
            store: memory
            limits:
              maxDeletes: 20
              maxDeletePercent: 50
            """;

    @Test
    void readsEveryKey() {
        GitOpsConfig config = parse(WHOLE);

        assertThat(config.owner()).isEqualTo("platform");
        assertThat(config.interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.workDirectory()).isEqualTo(Path.of("/var/lib/gitops"));
        assertThat(config.sources()).containsOnlyKeys("apps");
        assertThat(config.sources().get("apps").provider()).isEqualTo("git");
        assertThat(config.parsers())
                .containsExactly(PluginBinding.of("waml"), PluginBinding.of("score", Map.of("strict", "true")));
        assertThat(config.policies()).containsEntry("office-hours", PluginBinding.of("window", Map.of("from", "9")));
        assertThat(config.store()).isEqualTo(PluginBinding.of("memory"));
        EnvironmentConfig prod = config.environments().get("prod-1");
        assertThat(prod.target()).contains(PluginBinding.of("kubernetes", Map.of("kubeconfig", "file:/etc/kube/prod")));
        assertThat(prod.renderTo())
                .contains(PluginBinding.of("git", Map.of("url", "https://git.example.com/rendered.git")));
        assertThat(prod.labels()).containsExactly(Map.entry("class", "production"));
        assertThat(prod.sources()).containsExactly("apps");
        assertThat(prod.policies()).containsExactly("office-hours");
        assertThat(config.environments().get("preview").target()).isEmpty();
    }

    @Test
    void takesOptionsAsTheyAreWritten() {
        assertThat(parse(WHOLE).sources().get("apps").options())
                .containsEntry("depth", "010")
                .containsEntry("paths", List.of("services/a", "services/b"))
                .containsEntry("headers", Map.of("x-team", "no"));
    }

    @Test
    void laysAnEnvironmentsLimitsOverTheGeneralOnes() {
        GitOpsConfig config = parse(WHOLE);

        assertThat(config.limits("prod-1").maxDeletes()).isEqualTo(3);
        assertThat(config.limits("prod-1").timeout()).isEqualTo(Duration.ofHours(1));
        assertThat(config.limits("prod-1").maxDeletePercent()).isEqualTo(50);
        assertThat(config.limits("preview").maxDeletes()).isEqualTo(20);
        assertThat(config.limits("preview").healthTimeout()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void knowsWhereEveryOptionStands() {
        GitOpsConfig config = parse(WHOLE);

        assertThat(config.position("environments.prod-1.options.kubeconfig"))
                .contains(new Position("gitops.yaml", 22, 7));
        assertThat(config.position("sources.apps.options.paths[1]")).contains(new Position("gitops.yaml", 11, 27));
        assertThat(config.position("parsers[1].options.missing")).contains(new Position("gitops.yaml", 17, 3));
        assertThat(config.position("nowhere.at.all")).contains(new Position("gitops.yaml", 1, 1));
    }

    @Test
    void needsNothingButAnOwner() {
        GitOpsConfig config = parse("owner: me\n");

        assertThat(config.parsers()).containsExactly(PluginBinding.of("waml"));
        assertThat(config.interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.store().provider()).isEqualTo("file");
        assertThat(config.store().options())
                .containsEntry("path", Path.of(".gitops4j", "history").toString());
        assertThat(config.limits())
                .extracting(Limits::maxDeletes, Limits::maxDeletePercent, Limits::parallelism)
                .containsExactly(10, 30, 16);
        assertThat(config.limits().allowRecreate()).isFalse();
        assertThat(config.limits().maxManifestBytes()).isEqualTo(1024 * 1024);
    }

    @Test
    void isTheSameBuiltInCode() {
        GitOpsConfig config = GitOpsConfig.builder()
                .owner("platform")
                .source("apps", PluginBinding.of("git", Map.of("url", "https://git.example.com/apps.git")))
                .environment(EnvironmentConfig.named("prod")
                        .target(PluginBinding.of("directory", Map.of("path", "/srv/prod")))
                        .limits(Limits.builder().maxDeletes(1).build())
                        .build())
                .limits(Limits.builder().parallelism(4).build())
                .build();

        assertThat(config.limits("prod").maxDeletes()).isEqualTo(1);
        assertThat(config.limits("prod").parallelism()).isEqualTo(4);
        assertThat(config.position("environments.prod")).isEmpty();
        assertThat(config.toString()).isEqualTo("GitOpsConfig(platform, sources [apps], environments [prod])");
    }

    @Test
    void tellsAllThatIsWrongWithWhatWasBuiltInCode() {
        GitOpsConfig.Builder wrong = GitOpsConfig.builder()
                .owner("-me")
                .source("a.b", PluginBinding.of("git"))
                .interval(Duration.ZERO)
                .parsers(List.of());

        assertThatThrownBy(wrong::build).hasMessage("""
                        CONFIG-NAME owner: '-me' cannot be an owner mark. Do: use up to 63 letters, digits, '-', '_' and '.', a letter or digit first and last.
                        CONFIG-NAME sources.a.b: 'a.b' cannot be a name. Do: use up to 63 letters, digits, '-' and '_', a letter or digit first and last.
                        CONFIG-REQUIRED parsers: the list of parsers is empty. Do: name one, or remove the key.
                        CONFIG-RANGE interval: interval is 0s. Do: give at least 1s.""".stripIndent());
    }

    @Test
    void refusesLimitsOutOfTheirRange() {
        assertThatThrownBy(Limits.builder().maxDeletePercent(101).parallelism(0)::build)
                .hasMessageContaining(
                        "CONFIG-RANGE maxDeletePercent: maxDeletePercent is 101. Do: give a number from 0 to 100.")
                .hasMessageContaining("CONFIG-RANGE parallelism: parallelism is 0. Do: give a number from 1 to 1000.");
    }

    @Test
    void readsAFile(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("gitops.yaml"), "\uFEFFowner: me\n");

        assertThat(GitOpsConfig.read(file).owner()).isEqualTo("me");
        assertThatThrownBy(() -> GitOpsConfig.read(directory.resolve("none.yaml")))
                .hasMessageContaining("CONFIG-FILE")
                .hasMessageContaining("none.yaml cannot be read (NoSuchFileException)");
    }

    @Test
    void showsNoValueOfAnOption() {
        PluginBinding binding = PluginBinding.of("git", Map.of("token", "hunter2"));

        assertThat(binding.toString()).isEqualTo("git[token]");
        assertThat(Set.of(binding)).hasSize(1);
    }

    private static GitOpsConfig parse(String text) {
        return GitOpsConfig.parse("gitops.yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
