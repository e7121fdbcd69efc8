package io.gitops4j.waml.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Position;
import io.gitops4j.api.VisibleText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportFormatTest {
    private static final String FILE = "services/shop/.weave.yaml";
    private static final Validation ONE_OF_EACH = Validation.of(List.of(
            ValidatedFile.of("services/cart/.weave.yaml", 2, List.of()),
            ValidatedFile.of(
                    FILE,
                    1,
                    List.of(
                            Diagnostic.info("WAML-NOTE")
                                    .at(Position.ofFile(FILE))
                                    .what("this is only told")
                                    .build(),
                            Diagnostic.warning("POL-PLAINSECRET")
                                    .at(new Position(FILE, 9, 0))
                                    .what("this may be a secret")
                                    .remedy("use vault:")
                                    .build(),
                            Diagnostic.error("WAML-PORT")
                                    .at(new Position(FILE, 7, 15))
                                    .path("deploy[prod].ports[0].number")
                                    .what("'70000' is no port")
                                    .remedy("write `{number: 7000}`")
                                    .build(),
                            Diagnostic.error("WAML-RANGE")
                                    .at(new Position("template:backend-default", 3, 5))
                                    .what("the request is above the limit")
                                    .remedy("raise the limit")
                                    .build()))));

    /** What an author could write to act on whoever reads the report. */
    private static final List<String> EVIL = List.of(
            "\u001B[2J\u001B]0;title\u0007",
            "x\r\n::error file=y::forged",
            "x\n::stop-commands::token",
            "x%0A::error::forged",
            ",line=1::forged",
            "##[add-mask]x",
            "###[error]x",
            "##vso[task.setvariable variable=a]b",
            "\u202Efdp.exe\u2069",
            "\u2028::error::forged\u0085",
            "[here](https://evil.example.com)",
            "{0} {{1}} }",
            "\uD83D alone",
            "\u007F\u0000",
            "\u200B\uFEFF\uDB40\uDC41",
            "\"},{\"a\":\"</script>");

    @Test
    void textHasALineForEachFindingAndASummary() {
        assertThat(ReportFormat.TEXT.write(ONE_OF_EACH)).isEqualTo("""
                note WAML-NOTE services/shop/.weave.yaml: this is only told.
                error WAML-PORT services/shop/.weave.yaml:7:15 deploy[prod].ports[0].number: '70000' is no port.\
                 Do: write `{number: 7000}`.
                warning POL-PLAINSECRET services/shop/.weave.yaml:9: this may be a secret. Do: use vault:.
                error WAML-RANGE template:backend-default:3:5: the request is above the limit. Do: raise the limit.
                2 files, 3 services: 2 errors, 1 warning
                """);
    }

    @Test
    void annotationsAreWorkflowCommandsAtTheFile() {
        assertThat(ReportFormat.ANNOTATIONS.write(ONE_OF_EACH)).isEqualTo("""
                ::notice file=services/shop/.weave.yaml,title=WAML-NOTE::this is only told.
                ::error file=services/shop/.weave.yaml,line=7,col=15,title=WAML-PORT::deploy[prod].ports[0].number:\
                 '70000' is no port. Do: write `{number: 7000}`.
                ::warning file=services/shop/.weave.yaml,line=9,title=POL-PLAINSECRET::this may be a secret. Do: use vault:.
                ::error file=services/shop/.weave.yaml,title=WAML-RANGE::the request is above the limit. Do: raise the limit.\
                 (at template:backend-default:3:5)
                2 files, 3 services: 2 errors, 1 warning
                """);
    }

    @Test
    void jsonHasAllOfIt() throws IOException {
        JsonNode report = new ObjectMapper().readTree(ReportFormat.JSON.write(ONE_OF_EACH));
        assertThat(report.get("version").intValue()).isEqualTo(1);
        assertThat(report.get("valid").booleanValue()).isFalse();
        assertThat(report.get("services").intValue()).isEqualTo(3);
        assertThat(report.get("errors").intValue()).isEqualTo(2);
        assertThat(report.get("warnings").intValue()).isEqualTo(1);
        assertThat(report.get("notes").intValue()).isEqualTo(1);
        JsonNode findings = report.get("files").get(1).get("findings");
        assertThat(findings).hasSize(4);
        assertThat(findings.get(1).toString())
                .isEqualTo("{\"severity\":\"error\",\"code\":\"WAML-PORT\",\"line\":7,\"column\":15,"
                        + "\"path\":\"deploy[prod].ports[0].number\",\"what\":\"'70000' is no port\","
                        + "\"remedy\":\"write `{number: 7000}`\"}");
        assertThat(findings.get(3).get("file").textValue()).isEqualTo("template:backend-default");
    }

    @Test
    void sarifNamesRulesLevelsAndPlaces() throws IOException {
        JsonNode log = new ObjectMapper().readTree(ReportFormat.SARIF.write(ONE_OF_EACH));
        SarifRules.check(log);
        JsonNode results = log.get("runs").get(0).get("results");
        assertThat(results)
                .extracting(result -> result.get("level").textValue())
                .containsExactly("note", "error", "warning", "error");
        assertThat(results.get(1).get("locations").get(0).toString())
                .isEqualTo("{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"services/shop/.weave.yaml\","
                        + "\"uriBaseId\":\"%SRCROOT%\"},\"region\":{\"startLine\":7,\"startColumn\":15}},"
                        + "\"logicalLocations\":[{\"fullyQualifiedName\":\"deploy[prod].ports[0].number\"}]}");
        assertThat(results.get(1).get("message").get("text").textValue())
                .isEqualTo("'70000' is no port. Do: write `{{number: 7000}}`.");
        assertThat(results.get(3)
                        .get("locations")
                        .get(0)
                        .get("physicalLocation")
                        .has("region"))
                .as("a line of a template is none of the file's")
                .isFalse();
    }

    @Test
    void nothingInAManifestActsOnWhoReadsTheReport() throws IOException {
        List<Validation> attacks = new ArrayList<>();
        for (String evil : EVIL) {
            attacks.add(attack(FILE, evil, evil, evil));
            attacks.add(attack("services/" + evil.replace("\u0000", "") + "/.weave.yaml", "x", "x", "x"));
        }
        for (Validation attack : attacks) {
            Diagnostic finding = attack.diagnostics().get(0);
            String path = attack.files().get(0).path();
            for (ReportFormat format : List.of(ReportFormat.TEXT, ReportFormat.ANNOTATIONS)) {
                String text = format.write(attack);
                assertThat(text.lines()).as(text).hasSize(2);
                assertThat(text.replace("\n", "").codePoints())
                        .as(text)
                        .noneMatch(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.LINE_SEPARATOR
                                || Character.getType(c) == Character.SURROGATE);
                assertThat(text).doesNotContain("##[", "##vso[");
            }
            assertThat(ReportFormat.TEXT.write(attack)).startsWith("error ");

            WorkflowCommand command = WorkflowCommand.parse(
                    ReportFormat.ANNOTATIONS.write(attack).lines().findFirst().orElseThrow());
            assertThat(command.command()).isEqualTo("error");
            assertThat(command.properties())
                    .isEqualTo(Map.of(
                            "file",
                            Harmless.withoutCommands(VisibleText.of(path)),
                            "line",
                            "2",
                            "col",
                            "3",
                            "title",
                            "WAML-NAME"));

            String json = ReportFormat.JSON.write(attack);
            String sarif = ReportFormat.SARIF.write(attack);
            assertThat(json.chars()).as(json).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
            assertThat(sarif.chars()).as(sarif).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
            JsonNode told = new ObjectMapper()
                    .readTree(json)
                    .get("files")
                    .get(0)
                    .get("findings")
                    .get(0);
            assertThat(told.get("what").textValue()).isEqualTo(finding.what());
            assertThat(told.get("remedy").textValue()).isEqualTo(finding.remedy());
            SarifRules.check(new ObjectMapper().readTree(sarif));
        }
    }

    @Test
    void aPathBecomesAUri() {
        assertThat(FileUri.of("services/a b/ü:#?%/.weave.yaml"))
                .isEqualTo("services/a%20b/%C3%BC%3A%23%3F%25/.weave.yaml");
        assertThat(FileUri.of("/srv/.weave.yaml")).isEqualTo("file:///srv/.weave.yaml");
        assertThat(FileUri.of("C:/srv/.weave.yaml")).isEqualTo("file:///C:/srv/.weave.yaml");
    }

    @Test
    void aFormatHasItsNameInLowerCase() {
        assertThat(ReportFormat.names()).containsExactly("text", "json", "sarif", "annotations");
        assertThat(ReportFormat.named("sarif")).contains(ReportFormat.SARIF);
        assertThat(ReportFormat.named("SARIF")).isEmpty();
    }

    private static Validation attack(String file, String what, String remedy, String path) {
        return Validation.of(List.of(ValidatedFile.of(
                file,
                0,
                List.of(Diagnostic.error("WAML-NAME")
                        .at(new Position(file, 2, 3))
                        .path(path)
                        .what(what)
                        .remedy(remedy)
                        .build()))));
    }
}
