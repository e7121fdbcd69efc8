package io.gitops4j.examples.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.waml.validation.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    private static final String SHOP = "src/main/resources/io/gitops4j/examples/quickstart/shop";
    private static final String WRONG = "src/test/resources/wrong";

    @TempDir
    private Path folder;

    @Test
    void endsWithZeroWhenAllIsValid() {
        assertThat(Recorded.run(SHOP)).isEqualTo(new Recorded(0, "5 files, 10 services: 0 errors, 0 warnings\n", ""));
    }

    @Test
    void endsWithOneWhenAManifestHasAnError() {
        Recorded wrong = Recorded.run(SHOP, WRONG);
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.out())
                .contains("error WAML-UNKNOWN " + WRONG + "/services/payments/.weave.yaml:11:5 deploy[staging].ingres:")
                .endsWith("7 files, 10 services: 3 errors, 1 warning\n");
        assertThat(wrong.err()).isEmpty();
    }

    @Test
    void endsWithTwoWhenItCannotTell() {
        assertThat(Recorded.run(folder.toString()))
                .isEqualTo(new Recorded(
                        2,
                        "0 files, 0 services: 0 errors, 0 warnings\n",
                        "No manifest was found in [" + folder + "], so nothing was checked.\n"));
        assertThat(Recorded.run("nowhere"))
                .isEqualTo(new Recorded(
                        2, "", "SRC-READ nowhere: there is no such file or folder. Do: name one that is there.\n"));
        assertThat(Recorded.run("--output", folder.resolve("no/such/folder").toString(), SHOP)
                        .code())
                .isEqualTo(2);
    }

    @Test
    void tellsAllThatIsWrongWithItsArguments() {
        assertThat(Recorded.run("--frobnicate", "--format", "xml", "a\0b", "--output"))
                .isEqualTo(new Recorded(2, "", """
                        VALIDATE-ARGS: there is no option '--frobnicate'. Do: see --help.
                        VALIDATE-ARGS: there is no format 'xml'. Do: use one of text, json, sarif, annotations.
                        VALIDATE-ARGS: 'a\\u0000b' is no path. Do: name a file or folder.
                        VALIDATE-ARGS: --output needs a value. Do: write it behind --output.
                        """));
        assertThat(Recorded.run())
                .isEqualTo(new Recorded(
                        2, "", "VALIDATE-ARGS: no file or folder is named. Do: name one, for example services.\n"));
    }

    @Test
    void writesAnyFormatIntoAFile() throws IOException {
        for (String format : ReportFormat.names()) {
            Path report = folder.resolve(format);
            assertThat(Recorded.run("--format", format, "--output", report.toString(), WRONG))
                    .isEqualTo(new Recorded(1, "", ""));
            assertThat(Files.readString(report))
                    .isEqualTo(Recorded.run("--format", format, WRONG).out());
        }
    }

    @Test
    void checksForTheNamedEnvironmentsAlone() {
        Recorded production = Recorded.run("--environment", "production", SHOP);
        assertThat(production.code()).isZero();
        assertThat(production.out()).contains("warning WAML-TARGET").endsWith(" 5 services: 0 errors, 5 warnings\n");
    }

    @Test
    void checksAsTheEngineOfAConfigurationDoes() throws IOException {
        Path config = Files.writeString(folder.resolve("gitops.yaml"), """
                owner: shop
                sources:
                  services: {provider: git, options: {url: "https://git.example.com/shop.git"}}
                parsers:
                - {provider: waml, options: {unknownEnvironments: error, maxReplicas: 3}}
                environments:
                  staging: {target: directory, options: {path: deployed}}
                """);

        Recorded run = Recorded.run("--config", config.toString(), SHOP);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("error WAML-TARGET")
                .contains("there is no environment 'production'; known are staging")
                .contains("error WAML-RANGE")
                .contains("a whole number from 1 to 3 expected");
        Files.writeString(config, "owner: shop\nnonsense: 1\n");
        assertThat(Recorded.run("--config", config.toString(), SHOP))
                .satisfies(wrong -> assertThat(wrong.code()).isEqualTo(2))
                .satisfies(wrong -> assertThat(wrong.err()).contains("nonsense"));
    }

    @Test
    void helpsWithEveryOption() {
        Recorded help = Recorded.run("--help");
        assertThat(help.code()).isZero();
        assertThat(Pattern.compile("--[a-z]+").matcher(help.out()).results().map(MatchResult::group))
                .containsExactlyInAnyOrder("--format", "--output", "--environment", "--config");
        assertThat(help.out()).contains(ReportFormat.names());
    }
}
