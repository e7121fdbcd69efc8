package io.gitops4j.core.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.RuleOptions;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.api.spec.Slo;
import io.gitops4j.spi.AlertRule;
import io.gitops4j.spi.Rule;
import io.gitops4j.spi.RuleGroup;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleGeneratorTest {
    @TempDir
    Path root;

    /** The file as people and Prometheus get it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"KUBERNETES, orders.kubernetes.rules.yaml", "NOMAD, orders.nomad.rules.yaml"})
    void writesTheFileThatIsInTheRepository(Platform platform, String golden) throws IOException {
        Path file = root.resolve(RuleFiles.write(root, Orders.orders(), RuleOptions.defaults(), platform));
        Path written = Files.createDirectories(Path.of("target", "golden")).resolve(golden);
        Files.writeString(written, Files.readString(file));

        assertThat(Files.readString(file)).as("what is now in %s", written).isEqualTo(resource(golden));
    }

    @Test
    void givesEqualTextForEqualInput() {
        RuleOptions one = RuleOptions.builder()
                .set("labels", Map.of("b", "2", "a", "1", "c", "3"))
                .build();
        RuleOptions same = RuleOptions.builder()
                .set("labels", Map.of("c", "3", "a", "1", "b", "2"))
                .build();

        assertThat(text(Orders.orders().toBuilder().build(), same)).isEqualTo(text(Orders.orders(), one));
    }

    @ParameterizedTest
    @CsvSource({"99.99, 0.0001", "99.90, 0.001", "99, 0.01", "50, 0.5", "99.99999, 0.0000001"})
    void writesErrorBudgetsExactly(String percent, String budget) {
        ServiceSpec spec =
                Orders.bare("orders").slos(List.of(Orders.slo(percent))).build();

        assertThat(rule(spec, RuleOptions.defaults(), "slo").expression()).endsWith("[28d])) * " + budget + "))");
        assertThat(rule(spec, RuleOptions.defaults(), "SLOErrorBudgetBurn").expression())
                .contains("> (13.44 * " + budget + ")");
    }

    @Test
    void putsThePriorityOfTheManifestOnEveryAlarm() {
        ServiceSpec spec = Orders.orders().toBuilder()
                .options(Map.of("canary-alert-priority", "P3"))
                .build();

        assertThat(alerts(spec, RuleOptions.defaults()))
                .hasSize(8)
                .allSatisfy(alert -> assertThat(alert.labels()).containsEntry("priority", "P3"));
        assertThat(alerts(Orders.orders(), RuleOptions.defaults()))
                .allSatisfy(alert -> assertThat(alert.labels()).containsEntry("priority", "P1"));
    }

    @Test
    void doesAsConfigured() {
        RuleOptions options = RuleOptions.builder()
                .set("requestMetric", "http_requests_total")
                .set("appLabel", "service")
                .set("codeLabel", "status")
                .set("errorCodes", "5..|429")
                .set("matchers", Map.of("cluster", "prod-1"))
                .set("labels", Map.of("tier", "gold"))
                .set("pageSeverity", "critical")
                .set("noTrafficFor", "0s")
                .set("disabled", List.of("ContainerWaiting"))
                .set("for", Map.of("CPUThrottled", "45m"))
                .set("severities", Map.of("CPUThrottled", "info"))
                .set("thresholds", Map.of("MemoryNearLimit", "0.80"))
                .build();
        ServiceSpec spec = Orders.orders();

        assertThat(rule(spec, options, "slo:sli_error:ratio_rate5m").expression())
                .startsWith(
                        "(sum(rate(http_requests_total{service=\"orders\",cluster=\"prod-1\",status=~\"5..|429\"}[5m]))");
        assertThat(rule(spec, options, "slo").labels()).containsEntry("tier", "gold");
        AlertRule burn = (AlertRule) rule(spec, options, "SLOErrorBudgetBurn");
        assertThat(burn.labels()).containsEntry("severity", "critical").containsEntry("tier", "gold");
        assertThat(burn.expression()).contains("ratio_rate1h{app=\"orders\",tier=\"gold\"}");
        AlertRule throttled = (AlertRule) rule(spec, options, "CPUThrottled");
        assertThat(throttled.holds()).isEqualTo(Duration.ofMinutes(45));
        assertThat(throttled.labels()).containsEntry("severity", "info");
        assertThat(rule(spec, options, "MemoryNearLimit").expression()).endsWith(" > 0.8");
        assertThat(rules(spec, options)).extracting(Rule::name).doesNotContain("ContainerWaiting", "SLONoTraffic");
    }

    @Test
    void tellsEveryObjectiveThatBecomesNoRule() {
        ServiceSpec spec = Orders.bare("orders")
                .slos(List.of(Orders.slo("99"), new Slo("grpc-latency", new BigDecimal("99"), ""), Orders.slo("99.9")))
                .build();

        GeneratedRules generated = new RuleGenerator(RuleOptions.defaults(), Platform.NONE).generate(spec);

        assertThat(generated.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "RULES-SLO slos[1]: an objective of type 'grpc-latency' becomes no rule. Do: use http-availability.",
                        "RULES-SLO slos[2]: a second objective of one type becomes no rule. Do: keep one.");
        assertThat(generated.groups()).hasSize(2);
    }

    @Test
    void watchesTheMaximumOnlyWhereThereIsRoomBelowIt() {
        ServiceSpec fixed =
                Orders.bare("orders").autoscaling(new Autoscaling(3, 3, 75)).build();

        assertThat(rules(fixed, RuleOptions.defaults()))
                .extracting(Rule::name)
                .containsExactly("CPUThrottled", "ContainerRestarting", "ContainerWaiting", "MemoryNearLimit");
    }

    @Test
    void makesNothingForAServiceWithoutObjectiveOnAnUnknownPlatform() {
        assertThat(new RuleGenerator(RuleOptions.defaults(), Platform.NONE)
                        .generate(Orders.bare("orders").build())
                        .groups())
                .isEmpty();
    }

    private static List<Rule> rules(ServiceSpec spec, RuleOptions options) {
        return new RuleGenerator(options, Platform.KUBERNETES)
                .generate(spec).groups().stream()
                        .flatMap(group -> group.rules().stream())
                        .toList();
    }

    private static List<AlertRule> alerts(ServiceSpec spec, RuleOptions options) {
        return rules(spec, options).stream()
                .flatMap(rule -> rule instanceof AlertRule alert ? Stream.of(alert) : Stream.empty())
                .toList();
    }

    private static Rule rule(ServiceSpec spec, RuleOptions options, String name) {
        return rules(spec, options).stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(ServiceSpec spec, RuleOptions options) {
        return RuleGroup.file(new RuleGenerator(options, Platform.KUBERNETES)
                        .generate(spec)
                        .groups())
                .toJson();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = RuleGeneratorTest.class.getResourceAsStream(name)) {
            return in == null ? "(none)" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
