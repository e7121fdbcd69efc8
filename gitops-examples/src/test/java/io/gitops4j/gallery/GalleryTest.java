package io.gitops4j.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.spi.ParseResult;
import io.gitops4j.spi.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GalleryTest {
    private static final String AGAIN = "gitops4j.regenerate";

    @DisplayName("a manifest of the gallery is valid, for every environment that it names")
    @ParameterizedTest(name = "{0}")
    @MethodSource("manifests")
    void isValid(Manifest manifest) {
        ParseResult result = manifest.parse();
        assertThat(result.valid()).as("%s", result.diagnostics()).isTrue();
        assertThat(manifest.services()).isNotEmpty();
    }

    @DisplayName("a target makes of a manifest what the file beside it shows")
    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("manifestsAtTargets")
    void rendersAsShown(Manifest manifest, String targetName) throws IOException {
        Path file = manifest.folder().resolve(targetName + ".yaml");
        try (Target target = GalleryTargets.named(targetName)) {
            String rendered = RenderedText.of(manifest, target);
            if (Boolean.getBoolean(AGAIN)) {
                Files.writeString(file, rendered);
            }
            assertThat(file)
                    .as(
                            "%s. Do: mvn -B test -pl gitops-examples -am -Dtest=GalleryTest"
                                    + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true, and read the difference",
                            file, AGAIN)
                    .content()
                    .isEqualTo(rendered);
        }
    }

    static Stream<Manifest> manifests() {
        return Manifest.all().stream();
    }

    static Stream<Arguments> manifestsAtTargets() {
        return manifests()
                .flatMap(manifest -> GalleryTargets.NAMES.stream().map(target -> Arguments.of(manifest, target)));
    }
}
