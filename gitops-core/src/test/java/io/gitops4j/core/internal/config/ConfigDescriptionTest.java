package io.gitops4j.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitops4j.ConfigReference;
import io.gitops4j.ConfigSchema;
import io.gitops4j.core.internal.directory.DirectoryTargetProvider;
import io.gitops4j.core.internal.history.FileHistoryStoreProvider;
import io.gitops4j.core.internal.history.InMemoryHistoryStoreProvider;
import io.gitops4j.spi.PluginProvider;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schema and the page for the plug-ins of this module are those in {@code core.schema.json} and {@code core.md}. */
class ConfigDescriptionTest {
    private static final List<PluginProvider<?>> PROVIDERS =
            List.of(new InMemoryHistoryStoreProvider(), new FileHistoryStoreProvider(), new DirectoryTargetProvider());

    @Test
    void describesEveryKeyInTheSchema() throws Exception {
        assertThat(ConfigSchema.json(PROVIDERS)).isEqualTo(resource("core.schema.json"));
    }

    @Test
    void describesEveryKeyOnThePage() throws Exception {
        assertThat(ConfigReference.markdown(PROVIDERS)).isEqualTo(resource("core.md"));
    }

    @Test
    void doesNotDependOnTheOrderOfProviders() {
        List<PluginProvider<?>> reversed = new ArrayList<>(PROVIDERS);
        Collections.reverse(reversed);

        assertThat(ConfigSchema.json(reversed)).isEqualTo(ConfigSchema.json(PROVIDERS));
        assertThat(ConfigReference.markdown(reversed)).isEqualTo(ConfigReference.markdown(PROVIDERS));
    }

    @Test
    void refersOnlyToDefinitionsThatAreThere() throws Exception {
        JsonNode schema = new ObjectMapper().readTree(ConfigSchema.json(PROVIDERS));

        assertThat(schema.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                schema.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    private static String resource(String name) throws Exception {
        try (InputStream in = ConfigDescriptionTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
