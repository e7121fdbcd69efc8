package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What each bad manifest is told, word for word; the cases are in the files of {@code golden}, named by their ids. */
class GoldenMessagesTest {
    private static final Pattern CHARACTER = Pattern.compile("<U\\+([0-9A-F]{4})>");
    private static final Pattern HIDDEN = Pattern.compile("\\p{Cc}");
    private static final boolean WRITE = "write".equals(System.getProperty("goldens"));

    private final WamlParser parser = new WamlParser();

    @TestFactory
    Stream<DynamicContainer> everyBadManifestIsToldWhatIsWrong() {
        return GoldenFile.all().stream()
                .map(file ->
                        DynamicContainer.dynamicContainer(file.getFileName().toString(), tests(file)));
    }

    private List<DynamicTest> tests(Path path) {
        GoldenFile file = new GoldenFile(path);
        List<GoldenFile.Case> cases = file.cases();
        assertThat(cases).isNotEmpty();
        if (WRITE) {
            file.write(cases.stream()
                    .map(each -> new GoldenFile.Case(each.name(), each.manifest(), says(each)))
                    .toList());
        }
        return file.cases().stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    assertThat(says(each)).isEqualTo(each.says());
                    assertThat(findings(each)).allSatisfy(GoldenMessagesTest::assertWhole);
                    assertThat(each.says())
                            .isNotEmpty()
                            .allSatisfy(line -> assertThat(line).doesNotContain("Exception"));
                }))
                .toList();
    }

    private List<String> says(GoldenFile.Case each) {
        List<String> says = new ArrayList<>();
        findings(each).map(GoldenMessagesTest::line).distinct().forEach(says::add);
        if (says.isEmpty()) {
            says.add("nothing, and declares " + parse(each).services().size() + " services");
        }
        return says;
    }

    private Stream<Diagnostic> findings(GoldenFile.Case each) {
        ParseResult result = parse(each);
        return Stream.concat(
                result.diagnostics().stream(),
                result.services().stream().flatMap(service -> service.diagnostics().stream()));
    }

    private ParseResult parse(GoldenFile.Case each) {
        String manifest = text(each.manifest());
        return parser.parse(
                ParseRequest.of("shop/.weave.yaml", manifest.getBytes(StandardCharsets.UTF_8), Set.of("prod", "dev")));
    }

    /** The text says all of its parts, so nothing of them was cut off to make it fit. */
    private static void assertWhole(Diagnostic finding) {
        assertThat(finding.toString())
                .hasSizeLessThanOrEqualTo(Diagnostic.MAX_LENGTH)
                .startsWith(finding.code() + " ")
                .contains(" " + finding.path())
                .contains(": " + escaped(finding.what()))
                .contains(" Do: " + finding.remedy());
        assertThat(finding.what()).doesNotEndWith("...");
        assertThat(finding.remedy()).isNotBlank();
        assertThat(finding.position()).isPresent();
    }

    private static String escaped(String text) {
        return HIDDEN.matcher(text)
                .replaceAll(
                        match -> String.format("\\\\u%04X", (int) match.group().charAt(0)));
    }

    /** The manifest itself, with the characters that its file names. */
    static String text(String manifest) {
        return CHARACTER
                .matcher(manifest.replace("<TAB>", "\t"))
                .replaceAll(match -> Character.toString((char) Integer.parseInt(match.group(1), 16)));
    }

    private static String line(Diagnostic diagnostic) {
        return (diagnostic.severity() == Severity.ERROR ? "" : "warning ") + diagnostic;
    }
}
