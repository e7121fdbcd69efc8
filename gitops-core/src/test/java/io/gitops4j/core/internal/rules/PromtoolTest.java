package io.gitops4j.core.internal.rules;

import io.gitops4j.RuleOptions;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.api.spec.Concurrency;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.Schedule;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.api.spec.Slo;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prometheus takes generated rules, and they say what they should. */
class PromtoolTest {
    @TempDir
    Path root;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"objectives.test.yaml, KUBERNETES", "kubernetes.test.yaml, KUBERNETES", "nomad.test.yaml, NOMAD"})
    void alarmsWhereItShouldAndIsSilentElsewhere(String tests, Platform platform) throws Exception {
        Promtool promtool = Promtool.in(root);
        Path rules = RuleFiles.write(root, Orders.orders(), RuleOptions.defaults(), platform);
        Files.copy(root.resolve(rules), root.resolve("orders.rules.yaml"));

        promtool.check(List.of(rules));
        promtool.test(resource(tests));
    }

    @Test
    void takesTheRulesOfAnyService() throws Exception {
        Promtool promtool = Promtool.in(root);
        SplittableRandom random = new SplittableRandom(20);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Path folder = Files.createDirectory(root.resolve("case-" + i));
            files.add(Path.of("case-" + i)
                    .resolve(RuleFiles.write(
                            folder,
                            any(random),
                            options(random),
                            random.nextBoolean() ? Platform.KUBERNETES : Platform.NOMAD)));
        }

        promtool.check(files);
    }

    private static ServiceSpec any(SplittableRandom random) {
        ServiceId id = new ServiceId(name(random, 60), random.nextBoolean() ? name(random, 12) : "");
        ServiceSpec.Builder spec = ServiceSpec.builder(id, name(random, 60))
                .containers(List.of(Container.named("app").build()))
                .name(text(random))
                .owner(text(random))
                .slack(text(random))
                .options(Map.of("canary-alert-priority", text(random)))
                .slos(List.of(new Slo(
                        RuleGenerator.HTTP_AVAILABILITY,
                        BigDecimal.valueOf(1 + random.nextLong(9_999_999), 5),
                        text(random))));
        if (random.nextBoolean()) {
            int least = 1 + random.nextInt(5);
            spec.autoscaling(new Autoscaling(least, least + random.nextInt(5), 50));
        }
        if (random.nextInt(4) == 0) {
            spec.schedule(new Schedule("* * * * *", "", Concurrency.ALLOW, false));
        }
        return spec.build();
    }

    private static RuleOptions options(SplittableRandom random) {
        return RuleOptions.builder()
                .set("matchers", Map.of("cluster", text(random)))
                .set("labels", Map.of("tier", text(random)))
                .set("ticketSeverity", "t" + text(random))
                .set("errorCodes", "5..|" + PromQl.quoted(text(random)))
                .set("for", Map.of("CPUThrottled", random.nextInt(100_000) + "s"))
                .build();
    }

    /** A legal name of a file, up to the longest. */
    private static String name(SplittableRandom random, int longest) {
        String letters = "abcdefghijklmnopqrstuvwxyz0123456789";
        StringBuilder name = new StringBuilder();
        for (int i = 1 + random.nextInt(longest); i > 0; i--) {
            boolean inside = i > 1 && !name.isEmpty();
            name.append(inside && random.nextInt(8) == 0 ? '-' : letters.charAt(random.nextInt(letters.length())));
        }
        return name.toString();
    }

    /** What people may write, and what a query, a template or YAML takes for its own. */
    private static String text(SplittableRandom random) {
        String[] parts = {
            "a", "Ü", "\"", "\\", "'", "{{", "}}", "{{ $value }}", "$1", "#", ": ", "`", "%", "\t", "😀", "~"
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    private Path resource(String name) throws IOException {
        Path file = root.resolve(name);
        try (InputStream in = PromtoolTest.class.getResourceAsStream(name)) {
            Files.copy(in, file);
        }
        return file;
    }
}
