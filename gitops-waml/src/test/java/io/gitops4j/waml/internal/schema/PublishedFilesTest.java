package io.gitops4j.waml.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.waml.Waml;
import io.gitops4j.waml.WamlOptions;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.CodeHelp;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages and schemas that are made from the code are those of this code. {@code -Dgoldens=write} writes them anew. */
class PublishedFilesTest {
    private static final Path DOCS = Path.of("..", "docs", "waml");

    @Test
    void thePagesFieldsAreThoseOfTheSchema() throws IOException {
        WamlOptions options = WamlOptions.defaults();
        String fields = FieldReference.of(new WamlSchema(
                new SchemaSettings(options.templates().keySet(), options.requestClasses(), options.maxReplicas())));
        assertPart(DOCS.resolve("fields.md"), "<!-- fields: generated -->\n", fields, "\n<!-- end of fields -->");
    }

    @Test
    void thePagesCodesAreThoseOfTheParser() throws IOException {
        StringBuilder table = new StringBuilder("| code | says |\n|---|---|");
        CodeHelp.all()
                .forEach((code, help) -> table.append("\n| `")
                        .append(code)
                        .append("` | ")
                        .append(help)
                        .append(" |"));
        assertPart(
                DOCS.resolve("codes.md"), "<!-- codes: generated -->\n", table.toString(), "\n<!-- end of codes -->");
    }

    @Test
    void everyCodeIsExplained() throws IllegalAccessException {
        List<String> codes = new ArrayList<>();
        for (Field code : Code.class.getDeclaredFields()) {
            if (code.getType() == String.class) {
                codes.add((String) code.get(null));
            }
        }
        assertThat(CodeHelp.all().keySet()).containsExactlyInAnyOrderElementsOf(codes);
    }

    /** In the jar for programs, beside the pages for people. */
    @ParameterizedTest
    @ValueSource(
            strings = {"src/main/resources/META-INF/gitops4j/weave-2.schema.json", "../docs/waml/weave-2.schema.json"})
    void thePublishedJsonSchemaIsThatOfTheDefaultOptions(String file) throws IOException {
        assertFresh(Path.of(file), new Waml().jsonSchema());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"src/main/resources/META-INF/gitops4j/weave-1.schema.json", "../docs/waml/weave-1.schema.json"})
    void thePublishedJsonSchemaOfSchema1IsThatOfTheDefaultOptions(String file) throws IOException {
        assertFresh(Path.of(file), new Waml().legacyJsonSchema());
    }

    private static void assertPart(Path page, String start, String part, String end) throws IOException {
        String text = Files.readString(page);
        int from = text.indexOf(start) + start.length();
        assertFresh(page, text.substring(0, from) + part + text.substring(text.indexOf(end)));
    }

    private static void assertFresh(Path file, String generated) throws IOException {
        if ("write".equals(System.getProperty("goldens"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        }
        assertThat(file)
                .as("%s, which -Dgoldens=write makes from the code", file)
                .content()
                .isEqualTo(generated);
    }
}
