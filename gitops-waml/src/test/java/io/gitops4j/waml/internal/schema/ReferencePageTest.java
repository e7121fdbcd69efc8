package io.gitops4j.waml.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.waml.WamlOptions;
import io.gitops4j.waml.internal.finding.Code;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/waml.md} knows every field and every code. {@code -Dgoldens=write} writes the fields anew. */
class ReferencePageTest {
    private static final Path PAGE = Path.of("..", "docs", "waml.md");
    private static final String START = "<!-- fields: generated -->\n";
    private static final String END = "\n<!-- end of fields -->";

    @Test
    void thePagesFieldsAreThoseOfTheSchema() throws IOException {
        WamlOptions options = WamlOptions.defaults();
        String fields = FieldReference.of(new WamlSchema(
                new SchemaSettings(options.templates().keySet(), options.requestClasses(), options.maxReplicas())));
        String page = Files.readString(PAGE);
        int start = page.indexOf(START) + START.length();
        if ("write".equals(System.getProperty("goldens"))) {
            page = page.substring(0, start) + fields + page.substring(page.indexOf(END));
            Files.writeString(PAGE, page);
        }
        assertThat(page.substring(start, page.indexOf(END))).isEqualTo(fields);
    }

    @Test
    void everyCodeIsExplained() throws IOException, IllegalAccessException {
        String page = Files.readString(PAGE);
        for (Field code : Code.class.getDeclaredFields()) {
            if (code.getType() == String.class) {
                assertThat(page).contains("| `" + code.get(null) + "` |");
            }
        }
    }
}
