package io.gitops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Validate and explain, which need no engine. */
class ManifestCommandsTest {
    @TempDir
    private Path folder;

    private Path good;
    private Path bad;

    @BeforeEach
    void write() throws Exception {
        good = Files.createDirectories(folder.resolve("good")).resolve(".weave.yaml");
        Files.writeString(good, """
                schema: "2"
                slug: shop
                namespace: team
                image: example/shop
                tag: 1.0.0
                defaults:
                - match: "*"
                  scaling: {replicas: 4}
                  env:
                  - {name: GREETING, value: hello}
                deploy:
                  production:
                    scaling: {replicas: 5}
                """);
        bad = Files.createDirectories(folder.resolve("bad")).resolve(".weave.yaml");
        Files.writeString(bad, Files.readString(good).replace("tag: 1.0.0", "tag: 1.10"));
    }

    @Test
    void validateReportsInEachFormat() throws Exception {
        assertThat(Recorded.run("validate", good.toString()))
                .isEqualTo(new Recorded(0, "1 file, 1 service: 0 errors, 0 warnings\n", ""));
        Recorded text = Recorded.run("validate", folder.toString());
        assertThat(text.code()).isEqualTo(ExitCode.FAILED);
        assertThat(text.out())
                .startsWith("error WAML-TYPE " + bad + ":5:6 tag: text expected")
                .endsWith("2 files, 1 service: 1 error, 0 warnings\n");
        assertThat(JsonText.parse(Recorded.run("validate", "-o", "json", folder.toString())
                        .out()))
                .containsEntry("version", 1)
                .containsEntry("valid", false);
        assertThat(JsonText.parse(Recorded.run("validate", "-o", "sarif", folder.toString())
                        .out()))
                .containsEntry("version", "2.1.0");
        assertThat(Recorded.run("validate", "--output", "annotations", folder.toString())
                        .out())
                .startsWith("::error file=");
    }

    @Test
    void validateChecksForEnvironments() {
        Recorded staging = Recorded.run("validate", "--environment", "staging", good.toString());

        assertThat(staging.out()).contains("warning WAML-TARGET").contains(" 0 services: ");
    }

    @Test
    void validateChecksAsTheEngineOfAConfigurationDoes() throws Exception {
        Path config = Files.writeString(folder.resolve("gitops.yaml"), """
                owner: shop
                sources:
                  services: {provider: git, options: {url: "https://git.example.com/shop.git"}}
                parsers:
                - {provider: waml, options: {maxReplicas: 3}}
                environments:
                  production: {target: directory, options: {path: deployed}}
                """);

        Recorded run = Recorded.run("validate", "--config", config.toString(), good.toString());

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("a whole number from 0 to 3 expected");
        Files.writeString(config, "owner: shop\nnonsense: 1\n");
        assertThat(Recorded.run("validate", "--config", config.toString(), good.toString()))
                .satisfies(wrong -> assertThat(wrong.code()).isEqualTo(ExitCode.CONFIG))
                .satisfies(wrong -> assertThat(wrong.err()).contains("nonsense"));
    }

    @Test
    void validateDoesNotCallNothingValid() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(Recorded.run("validate", empty.toString()))
                .isEqualTo(new Recorded(
                        ExitCode.FAILED,
                        "0 files, 0 services: 0 errors, 0 warnings\n",
                        "CLI-NOTHING: no manifest was found in [" + empty
                                + "], so nothing was checked. Do: name a folder that has one, or the file itself.\n"));
    }

    @Test
    void explainTellsTheLayersOfAValue() throws Exception {
        Recorded explained =
                Recorded.run("explain", good.toString(), "--environment", "production", "--path", "scaling.replicas");

        assertThat(explained.code()).isZero();
        assertThat(explained.out()).startsWith("""
                scaling.replicas: 5
                  %s:13:25 deploy production: 5
                  %s:8:23 defaults "*": 4
                """.formatted(good, good));
        assertThat(Recorded.run("explain", good.toString(), "-e", "production").out())
                .contains("scaling.replicas: 5\n")
                .contains("image: example/shop\n")
                .contains("env[GREETING]: hello\n");
        assertThat(Recorded.run("explain", good.toString(), "-e", "production", "-o", "yaml")
                        .out())
                .contains("replicas: 5  # " + good + ":13:25 deploy production\n");
        assertThat(JsonText.parse(Recorded.run("explain", good.toString(), "-e", "production", "-o", "json")
                        .out()))
                .containsEntry("version", 1)
                .containsEntry("deployId", "production")
                .containsKey("values");
    }

    @Test
    void explainShowsNoSecret() throws Exception {
        Files.writeString(
                good, Files.readString(good).replace("GREETING, value: hello", "API_TOKEN, value: hunter2hunter2"));

        for (String format : List.of("text", "json", "yaml")) {
            Recorded explained = Recorded.run("explain", good.toString(), "-e", "production", "-o", format);
            assertThat(explained.out()).contains("***").doesNotContain("hunter2");
            assertThat(explained.err()).contains("POL-PLAINSECRET").doesNotContain("hunter2");
        }
    }

    @Test
    void explainTellsWhatIsNotThere() {
        assertThat(Recorded.run("explain", good.toString(), "-e", "staging").code())
                .isEqualTo(ExitCode.FAILED);
        assertThat(Recorded.run("explain", good.toString(), "-e", "production", "--path", "no.such"))
                .isEqualTo(new Recorded(
                        ExitCode.FAILED,
                        "",
                        "CLI-PATH: there is no value at 'no.such'. Do: leave --path out to see all paths.\n"));
        assertThat(Recorded.run("explain", folder.resolve("nowhere").toString(), "-e", "production"))
                .isEqualTo(new Recorded(
                        ExitCode.FAILED,
                        "",
                        "CLI-FILE " + folder.resolve("nowhere")
                                + ": the file could not be read (NoSuchFileException). Do: see that it is there, and that its "
                                + "permissions allow it.\n"));
    }

    @Test
    void explainShowsWhatHidesInAValue() throws Exception {
        Files.writeString(good, Files.readString(good).replace("hello", "\"\\u202E \\e[31m ##[error]\""));

        assertThat(Recorded.run("explain", good.toString(), "-e", "production", "--path", "env[GREETING]")
                        .out())
                .doesNotContain("\u001B", "\u202E", "##[");
    }
}
