package io.gitops4j.waml.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code docs/waml/schema-1.md} knows the keys of schema 1 and no others. */
class LegacyPageTest {
    @Test
    void thePagesKeysAreThoseOfTheSchema() throws IOException {
        MappingShape legacy = new WamlSchema(new SchemaSettings(Set.of("backend-default"), Map.of(), 1)).legacy();
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "waml", "schema-1.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows).hasSameSizeAs(legacy.names());
        assertThat(legacy.fields())
                .allSatisfy(field -> assertThat(rows)
                        .anySatisfy(row -> assertThat(row)
                                .startsWith("| `" + field.name() + "` " + (field.required() ? "**required** |" : "| "))
                                .contains(field.about())));
    }
}
