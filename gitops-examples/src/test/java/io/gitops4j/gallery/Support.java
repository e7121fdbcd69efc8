package io.gitops4j.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.Severity;
import io.gitops4j.spi.Rendering;
import io.gitops4j.spi.Target;
import java.util.List;
import java.util.Optional;

/**
 * What a target makes of a change of one field, found by doing it.
 *
 * @param changes whether anything at the target changes
 * @param told what the target says about it
 */
record Support(boolean changes, Optional<Diagnostic> told) {
    static Support of(FieldChange change, Target target) {
        Rendering before = rendering(change, change.before(), target);
        Rendering after = rendering(change, change.after(), target);
        boolean changes = !bodies(before).equals(bodies(after));
        Optional<Diagnostic> told = added(before, after);
        if (told.isPresent()) {
            return new Support(changes, told);
        }
        // What is told of the whole that the field is part of, with and without the change, is told of the field.
        return new Support(changes, added(rendering(change, change.base(), target), after));
    }

    private static Optional<Diagnostic> added(Rendering before, Rendering after) {
        return after.diagnostics().stream()
                .filter(found -> before.diagnostics().stream().noneMatch(old -> same(old, found)))
                .findFirst();
    }

    /** A field whose change is neither seen at the target nor told. */
    boolean silent() {
        return !changes && told.isEmpty();
    }

    String cell() {
        if (told.isEmpty()) {
            return changes ? "yes" : "**silent**";
        }
        String code = "`" + told.get().code() + "`";
        return told.get().severity() == Severity.ERROR
                ? "refused, " + code
                : (changes ? "approximated, " : "not used, ") + code;
    }

    private static Rendering rendering(FieldChange change, String text, Target target) {
        List<Manifest.Declared> services = ManifestText.services(text);
        assertThat(services).as("%s:%n%s", change.field(), text).hasSize(1);
        return RenderedText.rendering(services.get(0), target);
    }

    private static List<Document> bodies(Rendering rendering) {
        return rendering.resources().stream().map(resource -> resource.body()).toList();
    }

    private static boolean same(Diagnostic one, Diagnostic other) {
        return one.code().equals(other.code())
                && one.path().equals(other.path())
                && one.what().equals(other.what());
    }
}
