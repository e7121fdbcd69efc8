package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates in files beside the manifests. */
class TemplateFilesTest {
    private static final String PATH = "templates/worker.yaml";
    private static final String MANIFEST = """
            schema: "2"
            slug: mails
            namespace: shop
            image: registry.example.com/mails:1
            template: worker
            deploy: {prod: {}}
            """;

    private final WamlOptions options =
            WamlOptions.builder().templateFiles(Map.of("worker", PATH)).build();
    private final WamlParser parser = new WamlParser(options);
    private final Map<String, String> files = new HashMap<>();

    @Test
    void theFileOfTheRevisionIsTheLowestLayer() {
        files.put(PATH, "scaling: {replicas: 7}\n");
        ServiceSpec spec = spec();
        assertThat(spec.scaling().replicas()).isEqualTo(7);
        assertThat(spec.template()).isEqualTo("worker");
        assertThat(spec.origins().at("scaling.replicas").orElseThrow().position())
                .hasToString(PATH + ":1:21");

        files.put(PATH, "scaling: {replicas: 8}\n");
        assertThat(spec().scaling().replicas()).isEqualTo(8);
    }

    @Test
    void itComesBeforeTheBuiltInOneOfItsName() {
        WamlParser own = new WamlParser(WamlOptions.builder()
                .templateFiles(Map.of("backend-default", PATH))
                .build());
        files.put(PATH, "scaling: {replicas: 9}\n");
        ParseResult result = parse(own, MANIFEST.replace("template: worker\n", ""));
        assertThat(result.services().get(0).spec().orElseThrow().scaling().replicas())
                .isEqualTo(9);
    }

    @Test
    void aFileThatIsNotThereIsToldWhereItIsNamed() {
        assertThat(says(parse(parser, MANIFEST)))
                .containsExactly("WAML-ENUM shop/.weave.yaml:5:11 template: the template 'worker' is in the file"
                        + " templates/worker.yaml, and that is not there. Do: add the file, or name another template.");
    }

    @Test
    void whatIsWrongInAFileIsToldAtItsLine() {
        files.put(PATH, "scaling:\n  replicas: many\n");
        assertThat(says(parse(parser, MANIFEST)))
                .containsExactly("WAML-TYPE templates/worker.yaml:2:13 scaling.replicas: a whole number from 0 to 1000"
                        + " expected, got text 'many'. Do: write a number in plain decimal digits.");
    }

    @Test
    void aFolderIsCheckedWithTheTemplatesInIt(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("templates"));
        Files.writeString(folder.resolve(PATH), "scaling: {replicas: 7}\n");
        Files.createDirectories(folder.resolve("mails"));
        Files.writeString(folder.resolve("mails/.weave.yaml"), MANIFEST);
        assertThat(new Waml(options).validate(folder).files())
                .singleElement()
                .satisfies(file -> assertThat(file.diagnostics()).isEmpty());
        Files.delete(folder.resolve(PATH));
        Files.createSymbolicLink(folder.resolve(PATH), Files.createTempFile("outside", ".yaml"));
        assertThat(new Waml(options).validate(folder).files())
                .singleElement()
                .satisfies(file -> assertThat(file.diagnostics())
                        .singleElement()
                        .asString()
                        .contains("and that is not there"));
    }

    private ServiceSpec spec() {
        ParseResult result = parse(parser, MANIFEST);
        assertThat(says(result)).isEmpty();
        return result.services().get(0).spec().orElseThrow();
    }

    private ParseResult parse(WamlParser with, String manifest) {
        return with.parse(ParseRequest.of("shop/.weave.yaml", manifest.getBytes(StandardCharsets.UTF_8), Set.of("prod"))
                .reading(path ->
                        Optional.ofNullable(files.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8))));
    }

    private static Stream<String> all(ParseResult result) {
        return Stream.concat(
                        result.diagnostics().stream(),
                        result.services().stream().flatMap(service -> service.diagnostics().stream()))
                .map(Diagnostic::toString)
                .distinct();
    }

    private static List<String> says(ParseResult result) {
        return all(result).toList();
    }
}
