package io.gitops4j.waml.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.gitops4j.waml.WamlOptions;
import io.gitops4j.waml.internal.json.JsonText;
import io.gitops4j.waml.internal.rule.ScalarRule;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule and its form in JSON Schema, on thousands of values: the form takes what the rule takes, and an exact one no more. */
class ValueSchemaTest {
    private static final int CASES = 2_000;
    private static final String SIGNS = "aZ09-_./:@#%*?,{}[]()$ \\\"'~|m\n\téK";
    private static final List<String> SEEDS = List.of(
            "",
            "a",
            "http-2",
            "my-app",
            "a.b.example.com",
            "x".repeat(63),
            "x".repeat(64),
            "y".repeat(15),
            "z".repeat(254),
            "8080",
            "0",
            "65535",
            "65536",
            "30000",
            "32767",
            "1000",
            "1001",
            "9999",
            "10000",
            "0x10",
            "99.9",
            "100",
            "0.0",
            "0.001",
            "25%",
            "100%",
            "101%",
            "0100%",
            "0000%",
            "200m",
            "0.5",
            "2",
            "100000",
            "100001",
            "512Mi",
            "1.5Gi",
            "500M",
            "3k",
            "1Ti",
            "5s",
            "0s",
            "0ms",
            "000m",
            "3600s",
            "3601s",
            "60m",
            "61m",
            "1h",
            "2h",
            "3600000ms",
            "3600001ms",
            "000000001s",
            "0000000001s",
            "true",
            "false",
            "LOG_LEVEL",
            "1A",
            "vault:a/b#c",
            "vault:a/b#c#3",
            "vault:a/..#c",
            "vault:.a#..b",
            "vault:a#b#0",
            "*",
            "prod-*",
            "a?b",
            "[ab]",
            "shop",
            "shop.example.com",
            "-a.b",
            "a-.b",
            "a..b",
            "registry.example.com:5000/shop/orders",
            "shop/orders:1.2",
            "shop/orders@sha256:" + "a".repeat(64),
            "Localhost/x",
            "localhost/x",
            "Shop/orders",
            "1.2.3",
            "${commit}",
            "v-${commit.short}",
            "${commit}".repeat(128),
            "t".repeat(129),
            "/",
            "/api/v1",
            "/a/../b",
            "/..",
            "/a/..b",
            "/a?b",
            "docs/a.md",
            "docs/**/*.md",
            "../a",
            "a/..",
            "a\\..\\b",
            "C:/a",
            "~/a",
            "::",
            "https://a.example.com/x?y#z",
            "HTTP://a",
            "ftp://a",
            "https://",
            "https://u:p@a",
            "0 3 * * *",
            " 0 3 * * 1-5 ",
            "*/5 * * * *",
            "0 3 * *",
            "61 3 * * *",
            "0 3 * jan sun",
            "Europe/Berlin",
            "UTC",
            "tcp",
            "UDP",
            "Allow",
            "forbid",
            "ClusterIP",
            "clusterip",
            "critical",
            "backend-default",
            "prod-1@beta",
            "prod@Beta",
            "prod@",
            "@a",
            "a b");

    @TestFactory
    Stream<DynamicTest> aFormTakesWhatItsRuleTakesAndAnExactOneNoMore() {
        WamlOptions options = WamlOptions.defaults();
        WamlSchema schema = new WamlSchema(
                new SchemaSettings(options.templates().keySet(), options.requestClasses(), options.maxReplicas()));
        Map<String, ScalarRule> rules = new LinkedHashMap<>();
        collect(schema.file(), rules);
        assertThat(rules).hasSizeGreaterThan(25);
        return rules.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getValue())));
    }

    private static void collect(Shape shape, Map<String, ScalarRule> rules) {
        if (shape instanceof Shape.Single single) {
            rules.putIfAbsent(single.rule().expects(), single.rule());
        } else if (shape instanceof Shape.Items items) {
            collect(items.item(), rules);
        } else if (shape instanceof Shape.Keyed keyed) {
            rules.putIfAbsent(keyed.key().expects(), keyed.key());
            collect(keyed.value(), rules);
        } else if (shape instanceof MappingShape mapping) {
            mapping.fields().forEach(field -> collect(field.shape(), rules));
        }
    }

    private static void check(ScalarRule rule) {
        Schema form = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JsonText.of(ValueSchema.of(rule.form(), false)));
        int taken = 0;
        for (String text : texts()) {
            for (YamlScalar value : List.of(new YamlScalar(1, 1, text, true), new YamlScalar(1, 1, text, false))) {
                boolean ofRule = !value.isNull() && rule.check(value).isEmpty();
                boolean plainNotation = switch (value.reading()) {
                    case TEXT, INTEGER, BOOLEAN -> true;
                    default -> false;
                };
                if (!plainNotation) {
                    continue;
                }
                boolean ofForm = form.validate(json(value)).isEmpty();
                taken += ofRule ? 1 : 0;
                if (ofRule || rule.form().exact()) {
                    assertThat(ofForm)
                            .as("whether '%s' is %s; the rule says %s", text, rule.expects(), ofRule)
                            .isEqualTo(ofRule);
                }
            }
        }
        assertThat(taken).as("values that the rule takes").isPositive();
    }

    private static Set<String> texts() {
        SplittableRandom random = new SplittableRandom(7);
        Set<String> texts = new LinkedHashSet<>(SEEDS);
        for (int i = 0; i < CASES; i++) {
            StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
            for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
                int at = random.nextInt(text.length() + 1);
                if (at < text.length() && random.nextBoolean()) {
                    text.deleteCharAt(at);
                } else {
                    text.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
                }
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static JsonNode json(YamlScalar value) {
        return switch (value.reading()) {
            case INTEGER -> JsonNodeFactory.instance.numberNode(new BigInteger(value.text()));
            case BOOLEAN -> JsonNodeFactory.instance.booleanNode(value.text().equalsIgnoreCase("true"));
            default -> JsonNodeFactory.instance.textNode(value.text());
        };
    }
}
