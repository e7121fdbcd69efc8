package io.gitops4j.gallery;

import io.gitops4j.spi.Target;
import java.util.List;

/** The page that says what each target makes of each field, as it was found by changing the field. */
final class CapabilityPage {
    private CapabilityPage() {}

    static String text() {
        List<Target> targets =
                GalleryTargets.NAMES.stream().map(GalleryTargets::named).toList();
        try {
            return text(targets);
        } finally {
            targets.forEach(Target::close);
        }
    }

    private static String text(List<Target> targets) {
        StringBuilder page = new StringBuilder("""
                # What each target makes of each field

                This page is generated: for each field, a manifest is rendered twice, without and with a change of that field alone.

                - **yes**: something at the target changes.
                - **approximated**: it changes too, and the diagnostic of that code says what is lost.
                - **not used**: nothing changes, and the diagnostic says so.
                - **rules**: the engine makes [alert and recording rules](../rules.md) of it where rules are on, and says so where they are off.
                - **refused**: the target has no such thing; the service is not deployed there, and the diagnostic says what to do.

                The directory holds what is wanted as it is, for people and other tools.

                """);
        page.append("| field | ")
                .append(String.join(" | ", GalleryTargets.NAMES))
                .append(" |\n|---|---|---|---|\n");
        for (FieldChange change : FieldChange.all()) {
            page.append("| `").append(change.field()).append("` |");
            targets.forEach(
                    target -> page.append(' ').append(cell(change, target)).append(" |"));
            page.append('\n');
        }
        return page.toString();
    }

    private static String cell(FieldChange change, Target target) {
        Support support = Support.of(change, target);
        return support.silent() && FieldSupportTest.OF_THE_ENGINE.contains(change.field()) ? "rules" : support.cell();
    }
}
