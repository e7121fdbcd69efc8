package io.gitops4j.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.ConfigReference;
import io.gitops4j.ConfigSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GeneratedFilesTest {
    private static final String AGAIN = "gitops4j.regenerate";

    @Test
    @DisplayName("every provider that a published module declares is known here")
    void knowsEveryProvider() throws IOException {
        assertThat(PublishedProviders.all())
                .extracting(provider -> provider.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(PublishedProviders.declared());
    }

    @Test
    @DisplayName("docs/configuration.md is what the program says about its options")
    void configurationPageIsFresh() throws IOException {
        assertFresh(Path.of("../docs/configuration.md"), ConfigReference.markdown(PublishedProviders.all()));
    }

    @Test
    @DisplayName("the published JSON Schema of gitops.yaml is what the program says about its options")
    void schemaIsFresh() throws IOException {
        assertFresh(
                Path.of("../gitops-core/src/main/resources/io/gitops4j/gitops.schema.json"),
                ConfigSchema.json(PublishedProviders.all()));
    }

    @Test
    @DisplayName("the tables of docs/metrics.md are what the list of metrics says")
    void metricsPageIsFresh() throws IOException {
        Path page = Path.of("../docs/metrics.md");
        assertFresh(page, MetricsPage.withTables(Files.readString(page)));
    }

    private static void assertFresh(Path file, String generated) throws IOException {
        if (Boolean.getBoolean(AGAIN)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        }
        assertThat(file)
                .as(
                        "%s. Do: mvn -B test -pl gitops-examples -am -Dtest=GeneratedFilesTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
                        file, AGAIN)
                .content()
                .isEqualTo(generated);
    }
}
