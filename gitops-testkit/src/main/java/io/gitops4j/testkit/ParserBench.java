package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One parser under test, and the few steps that every clause is made of. */
record ParserBench(ManifestParserContract contract, ManifestParser parser) {
    ParseResult parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    ParseResult parse(byte[] content) {
        return parser.parse(ParseRequest.of(contract.path(), content, contract.environments()));
    }

    static List<Diagnostic> errors(ParseResult result) {
        return findings(result).stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .toList();
    }

    static List<Diagnostic> findings(ParseResult result) {
        List<Diagnostic> findings = new ArrayList<>(result.diagnostics());
        result.services().forEach(service -> findings.addAll(service.diagnostics()));
        return findings;
    }

    /** Two results are equal when people and the engine see the same. */
    static List<String> describe(ParseResult result) {
        List<String> lines = new ArrayList<>();
        for (DeclaredService service : result.services()) {
            lines.add(service.environment() + " " + service.service() + " " + service.position() + " "
                    + service.spec().map(Object::hashCode));
        }
        findings(result).forEach(diagnostic -> lines.add(diagnostic.severity() + " " + diagnostic));
        return lines;
    }

    /** Whatever the input: every finding is fit to be shown. */
    void assertFitToBeShown(ParseResult result) {
        assertThat(findings(result)).allSatisfy(diagnostic -> {
            assertThat(diagnostic.code()).as("code of: %s", diagnostic).isNotBlank();
            assertThat(diagnostic.what()).doesNotContain("Exception", "\tat ");
            assertThat(diagnostic.position())
                    .as("place of: %s", diagnostic)
                    .hasValueSatisfying(place -> assertThat(place.file()).isEqualTo(contract.path()));
            if (diagnostic.severity() == Severity.ERROR) {
                assertThat(diagnostic.remedy()).as("remedy of: %s", diagnostic).isNotBlank();
            }
        });
    }
}
