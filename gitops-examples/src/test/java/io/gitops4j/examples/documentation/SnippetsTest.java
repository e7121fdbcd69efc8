package io.gitops4j.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.Severity;
import io.gitops4j.examples.documentation.Page.Block;
import io.gitops4j.spi.ForgeReporterProvider;
import io.gitops4j.spi.HistoryStoreProvider;
import io.gitops4j.spi.ManifestParserProvider;
import io.gitops4j.spi.NotifierProvider;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginProvider;
import io.gitops4j.spi.RenderedStoreProvider;
import io.gitops4j.spi.SecretCheckerProvider;
import io.gitops4j.spi.SourceProvider;
import io.gitops4j.spi.TargetProvider;
import io.gitops4j.waml.WamlOptions;
import io.gitops4j.waml.WamlParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The comment above a block of code says what it is: {@code from FILE}, {@code gitops.yaml}, {@code .weave.yaml}. */
class SnippetsTest {
    private static final Set<String> CODE = Set.of("java", "xml", "yaml", "json");
    private static final String FROM = "from ";

    @TestFactory
    Stream<DynamicTest> everySnippetIsTrue() throws IOException {
        return Page.all().stream()
                .flatMap(page -> page.blocks().stream()
                        .filter(block -> CODE.contains(block.language()))
                        .map(block -> DynamicTest.dynamicTest(
                                page.path().getFileName() + " line " + block.line(), () -> check(page, block))));
    }

    @Test
    @DisplayName("README embeds the engine in at most 20 lines, taken from the example")
    void embedsInTwentyLines() throws IOException {
        List<Block> blocks = Page.read("README.md").blocks().stream()
                .filter(block -> block.note().endsWith("EmbeddingInTwentyLines.java"))
                .toList();

        assertThat(blocks).hasSize(1);
        assertThat(blocks.get(0).code().lines()).hasSizeLessThanOrEqualTo(20);
    }

    private static void check(Page page, Block block) throws IOException {
        switch (block.note()) {
            case "gitops.yaml" -> checkConfiguration(block);
            case ".weave.yaml" -> checkManifest(block);
            default -> {
                assertThat(block.note())
                        .as("the comment above line %d of %s", block.line(), page.path())
                        .startsWith(FROM);
                String file = Files.readString(Page.ROOT.resolve(block.note().substring(FROM.length())));
                assertThat(flush(file)).contains(flush(block.code()));
            }
        }
    }

    /** Indentation does not count: a snippet begins at the margin. */
    private static String flush(String text) {
        return String.join("\n", text.lines().map(String::strip).toList());
    }

    private static void checkConfiguration(Block block) {
        GitOpsConfig config = GitOpsConfig.parse("gitops.yaml", block.code().getBytes(StandardCharsets.UTF_8));
        config.sources().values().forEach(binding -> checkOptions(binding, SourceProvider.class));
        config.parsers().forEach(binding -> checkOptions(binding, ManifestParserProvider.class));
        config.reporters().values().forEach(binding -> checkOptions(binding, ForgeReporterProvider.class));
        config.notifiers().values().forEach(binding -> checkOptions(binding, NotifierProvider.class));
        checkOptions(config.store(), HistoryStoreProvider.class);
        config.environments().values().forEach(environment -> {
            environment.target().ifPresent(binding -> checkOptions(binding, TargetProvider.class));
            environment.renderTo().ifPresent(binding -> checkOptions(binding, RenderedStoreProvider.class));
            environment.secretChecker().ifPresent(binding -> checkOptions(binding, SecretCheckerProvider.class));
        });
    }

    /** Providers of different types may have one id. */
    private static void checkOptions(PluginBinding binding, Class<? extends PluginProvider<?>> type) {
        PluginProvider<?> provider = PublishedProviders.all().stream()
                .filter(type::isInstance)
                .filter(candidate -> candidate.id().equals(binding.provider()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no provider " + binding.provider()));
        assertThat(PluginConfig.problems(provider.configSpec(), binding.options()))
                .as("problems of %s", binding)
                .isEmpty();
    }

    private static void checkManifest(Block block) {
        try (WamlParser parser = new WamlParser(WamlOptions.defaults())) {
            ParseResult result = parser.parse(ParseRequest.of(
                    ".weave.yaml", block.code().getBytes(StandardCharsets.UTF_8), Set.of("staging", "production")));
            assertThat(result.diagnostics())
                    .filteredOn(finding -> finding.severity() == Severity.ERROR)
                    .isEmpty();
            assertThat(result.services())
                    .isNotEmpty()
                    .allSatisfy(service ->
                            assertThat(service.valid()).as(service.toString()).isTrue());
        }
    }
}
