package io.gitops4j.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.spi.Target;
import io.gitops4j.waml.Waml;
import io.gitops4j.waml.WamlField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FieldSupportTest {
    /** What the engine makes rules of, beside the target: told as RULES-OFF where they are off, see RulesTest of gitops-testkit. */
    static final Set<String> OF_THE_ENGINE =
            Set.of("deploy.*.slo.requestClass", "deploy.*.slo.requestSpec.http.availability.percent");

    /** What tells how to read the rest, and reaches no target by itself. */
    private static final Set<String> STRUCTURE = Set.of("schema", "defaults[].match");

    private static final Path PAGE = Path.of("../docs/waml/capabilities.md");

    @Test
    @DisplayName(
            "no field is silent: a change of it changes something at a target, or the target tells what it does not use")
    void noFieldIsSilent() {
        List<String> silent = new ArrayList<>();
        for (String name : GalleryTargets.NAMES) {
            try (Target target = GalleryTargets.named(name)) {
                FieldChange.all().stream()
                        .filter(change -> !OF_THE_ENGINE.contains(change.field()))
                        .filter(change -> Support.of(change, target).silent())
                        .forEach(change -> silent.add(change.field() + " at " + name));
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    @DisplayName("every field of the format has its change here, and what has a change is a field")
    void everyFieldHasAChange() {
        List<String> fields = new Waml().fields().stream().map(WamlField::path).toList();
        List<String> leaves = fields.stream()
                .filter(path -> fields.stream().noneMatch(inner -> isWithin(inner, path)))
                .filter(path -> !STRUCTURE.contains(path))
                .toList();
        assertThat(FieldChange.all()).extracting(FieldChange::field).containsExactlyInAnyOrderElementsOf(leaves);
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

    private static boolean isWithin(String inner, String outer) {
        return inner.startsWith(outer + ".") || inner.startsWith(outer + "[]");
    }
}
