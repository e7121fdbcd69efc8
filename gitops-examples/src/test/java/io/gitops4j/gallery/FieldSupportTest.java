package io.gitops4j.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.spi.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FieldSupportTest {
    private static final Path PAGE = Path.of("../docs/waml/capabilities.md");

    @Test
    @DisplayName("no field is silent: a change of it changes something at a target, or the target tells what it does not use")
    void noFieldIsSilent() {
        List<String> silent = new ArrayList<>();
        for (String name : GalleryTargets.NAMES) {
            try (Target target = GalleryTargets.named(name)) {
                FieldChange.all().stream()
                        .filter(change -> Support.of(change, target).silent())
                        .forEach(change -> silent.add(change.field() + " at " + name));
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    @DisplayName("docs/waml/capabilities.md says what each target makes of each field")
    void pageIsFresh() throws IOException {
        String page = CapabilityPage.text();
        if (Boolean.getBoolean("gitops4j.regenerate")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("Do: mvn -B test -pl gitops-examples -am -Dtest=FieldSupportTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dgitops4j.regenerate=true")
                .content()
                .isEqualTo(page);
    }
}
