package io.gitops4j.waml.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rules of SARIF 2.1.0 (OASIS) for those of its objects that we write, each with the number of its section. */
final class SarifRules {
    private SarifRules() {}

    static void check(JsonNode log) {
        object(log, Set.of("version", "runs"), Set.of("$schema")); // 3.13
        assertThat(log.get("version").textValue()).isEqualTo("2.1.0");
        assertThat(log.get("runs").isArray()).isTrue();
        log.get("runs").forEach(SarifRules::run);
    }

    private static void run(JsonNode run) {
        object(run, Set.of("tool", "results"), Set.of("columnKind")); // 3.14
        assertThat(run.get("columnKind").textValue()).isEqualTo("unicodeCodePoints"); // 3.14.17
        JsonNode driver = run.get("tool").get("driver");
        object(run.get("tool"), Set.of("driver"), Set.of()); // 3.18
        object(driver, Set.of("name", "rules"), Set.of()); // 3.19
        assertThat(driver.get("name").textValue()).isNotBlank();
        List<String> ids = new ArrayList<>();
        driver.get("rules").forEach(rule -> {
            object(rule, Set.of("id", "shortDescription", "help"), Set.of()); // 3.49
            ids.add(rule.get("id").textValue());
            message(rule.get("shortDescription"));
            message(rule.get("help"));
        });
        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id).isNotBlank());
        run.get("results").forEach(result -> result(result, ids));
    }

    private static void result(JsonNode result, List<String> ids) {
        object(result, Set.of("ruleId", "ruleIndex", "level", "message", "locations"), Set.of()); // 3.27
        assertThat(ids.get(result.get("ruleIndex").intValue()))
                .isEqualTo(result.get("ruleId").textValue()); // 3.27.6
        assertThat(result.get("level").textValue()).isIn("none", "note", "warning", "error"); // 3.27.10
        message(result.get("message"));
        assertThat(result.get("locations")).hasSize(1);
        JsonNode location = result.get("locations").get(0);
        object(location, Set.of("physicalLocation"), Set.of("logicalLocations")); // 3.28
        if (location.has("logicalLocations")) {
            location.get("logicalLocations")
                    .forEach(logical -> object(logical, Set.of("fullyQualifiedName"), Set.of()));
        }
        JsonNode physical = location.get("physicalLocation");
        object(physical, Set.of("artifactLocation"), Set.of("region")); // 3.29
        artifact(physical.get("artifactLocation"));
        if (physical.has("region")) {
            JsonNode region = physical.get("region");
            object(region, Set.of("startLine"), Set.of("startColumn")); // 3.30
            region.forEach(number -> assertThat(number.intValue()).isPositive()); // 3.30.5, 3.30.6
        }
    }

    private static void artifact(JsonNode artifact) {
        object(artifact, Set.of("uri"), Set.of("uriBaseId")); // 3.4
        URI uri = URI.create(artifact.get("uri").textValue());
        assertThat(artifact.has("uriBaseId")).isEqualTo(!uri.isAbsolute()); // 3.4.4
        assertThat(uri.isAbsolute() ? uri.getScheme() : "file").isEqualTo("file");
        assertThat(uri.getRawPath().split("/", -1)).doesNotContain(".."); // 3.4.3
    }

    /** 3.11.5: braces are doubled, as there are no arguments; 3.11.6: no link. */
    private static void message(JsonNode message) {
        object(message, Set.of("text"), Set.of());
        String text = message.get("text").textValue();
        assertThat(text).isNotBlank().doesNotContain("](");
        assertThat(text.replace("{{", "").replace("}}", "")).doesNotContain("{", "}");
    }

    /** The format's objects are closed: other properties belong into a property bag. */
    private static void object(JsonNode object, Set<String> required, Set<String> optional) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsAll(required);
        names.removeAll(required);
        assertThat(optional).containsAll(names);
    }
}
