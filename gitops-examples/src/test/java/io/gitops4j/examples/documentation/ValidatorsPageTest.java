package io.gitops4j.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.HistoryStores;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.Plan;
import io.gitops4j.api.Severity;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import io.gitops4j.testkit.InMemoryBackend;
import io.gitops4j.testkit.InMemorySecrets;
import io.gitops4j.testkit.InMemorySource;
import io.gitops4j.testkit.InMemoryTarget;
import io.gitops4j.waml.WamlParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code docs/waml/validators.md} says what is true: each example yields exactly the shown messages, and each code that a check can
 * give has one. {@code -Dgitops4j.regenerate=true} writes the messages anew.
 */
class ValidatorsPageTest {
    private static final Pattern CODE =
            Pattern.compile("\"((?:WAML|YAML|POL)-[A-Z]+|SRC-(?:SIZE|ENCODING|CONFLICT|LFS))\"");
    private static final Pattern SPELLED =
            Pattern.compile("<(TAB|U\\+[0-9A-F]{4}|0x[0-9A-F]{2}|(\\d+) times ([^>]+))>");
    private static final String CONFIG = "gitops.yaml";
    private static final String PROD = "prod";

    @TestFactory
    Stream<DynamicTest> everyExampleIsToldExactlyWhatIsShown() throws IOException {
        ValidatorsPage page = ValidatorsPage.read();
        if (Boolean.getBoolean("gitops4j.regenerate")) {
            Map<ValidatorsPage.Example, List<String>> says = new LinkedHashMap<>();
            page.examples().forEach(example -> says.put(example, says(example)));
            page.write(says);
        }
        return ValidatorsPage.read().examples().stream()
                .map(example -> DynamicTest.dynamicTest(example.code(), () -> {
                    assertThat(says(example)).isEqualTo(example.says());
                    assertThat(example.says())
                            .anySatisfy(line -> assertThat(line.replaceFirst("^warning ", ""))
                                    .startsWith(example.code() + " "))
                            .allSatisfy(line -> assertThat(line)
                                    .hasSizeLessThanOrEqualTo(Diagnostic.MAX_LENGTH + "warning ".length()));
                    assertThat(example.fix()).as("it says how to mend it").isTrue();
                }));
    }

    @Test
    void everyCodeOfACheckHasASection() throws IOException {
        Set<String> shown = new TreeSet<>();
        ValidatorsPage.read().examples().forEach(example -> shown.add(example.code()));

        assertThat(shown)
                .as("add a section with an example for each missing code")
                .containsAll(codes());
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String module : List.of("gitops-waml", "gitops-core")) {
            try (Stream<Path> files = Files.walk(Page.ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Matcher matcher = CODE.matcher(Files.readString(file));
                    while (matcher.find()) {
                        codes.add(matcher.group(1));
                    }
                }
            }
        }
        codes.remove("WAML-EDIT"); // said to who changes a manifest by a program, not by a check
        return codes;
    }

    private static List<String> says(ValidatorsPage.Example example) {
        return example.files().size() == 1 ? saysTheParser(example) : saysTheEngine(example);
    }

    private static List<String> saysTheParser(ValidatorsPage.Example example) {
        Map.Entry<String, String> file = example.files().entrySet().iterator().next();
        try (WamlParser parser = new WamlParser()) {
            ParseResult result =
                    parser.parse(ParseRequest.of(file.getKey(), bytes(file.getValue()), Set.of(PROD, "dev")));
            if (result.diagnostics().isEmpty()
                    && result.services().stream()
                            .allMatch(service -> service.diagnostics().isEmpty())) {
                return saysTheEngine(example);
            }
            return Stream.concat(
                            result.diagnostics().stream(),
                            result.services().stream().flatMap(service -> service.diagnostics().stream()))
                    .map(ValidatorsPageTest::line)
                    .toList();
        }
    }

    private static List<String> saysTheEngine(ValidatorsPage.Example example) {
        Map<String, String> files = new TreeMap<>(example.files());
        String config = files.containsKey(CONFIG) ? files.remove(CONFIG) : "owner: docs\nenvironments: {prod: {}}\n";
        InMemorySource source = new InMemorySource("services").following(example.branch());
        source.commit(files);
        try (GitOpsEngine engine = GitOps.builder()
                .config(GitOpsConfig.parse(CONFIG, config.getBytes(StandardCharsets.UTF_8)))
                .source("services", source)
                .target(PROD, new InMemoryTarget(new InMemoryBackend()))
                .secretChecker(PROD, new InMemorySecrets())
                .historyStore(HistoryStores.inMemory())
                .build()) {
            Plan plan = engine.plan(PROD);
            return Stream.concat(
                            plan.diagnostics().stream(),
                            plan.services().stream().flatMap(service -> service.diagnostics().stream()))
                    .map(ValidatorsPageTest::line)
                    .distinct()
                    .toList();
        }
    }

    private static String line(Diagnostic diagnostic) {
        return (diagnostic.severity() == Severity.WARNING ? "warning " : "") + diagnostic;
    }

    /** The text in UTF-8, and what stands in angle brackets as what it stands for. */
    private static byte[] bytes(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Matcher spelled = SPELLED.matcher(text);
        int done = 0;
        while (spelled.find()) {
            out.writeBytes(text.substring(done, spelled.start()).getBytes(StandardCharsets.UTF_8));
            out.writeBytes(meant(spelled));
            done = spelled.end();
        }
        out.writeBytes(text.substring(done).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static byte[] meant(Matcher spelled) {
        String name = spelled.group(1);
        if (name.startsWith("0x")) {
            return new byte[] {(byte) Integer.parseInt(name.substring(2), 16)};
        }
        String text = name.equals("TAB")
                ? "\t"
                : name.startsWith("U+")
                        ? Character.toString(Integer.parseInt(name.substring(2), 16))
                        : spelled.group(3).repeat(Integer.parseInt(spelled.group(2)));
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
