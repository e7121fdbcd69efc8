package io.gitops4j.waml.internal.edit;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.yaml.PlainReading;
import io.gitops4j.waml.internal.yaml.YamlComposer;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;

/** Sets the tag of one deploy entry in the text of a manifest. */
public final class TagEdit {
    private static final String TAG = "tag";

    private final String path;
    private final Lines lines;
    private final String deployId;
    private final String tag;

    private TagEdit(String path, Lines lines, String deployId, String tag) {
        this.path = path;
        this.lines = lines;
        this.deployId = deployId;
        this.tag = tag;
    }

    /**
     * The text with that tag.
     *
     * @throws GitOpsException MANIFEST when the deploy entry is not there, or shares its text with others by an alias
     */
    public static String apply(String path, String text, String deployId, String tag) {
        TagEdit edit = new TagEdit(path, new Lines(text), deployId, tag);
        YamlEntry entry = edit.entry(text);
        if (entry.value() instanceof YamlMapping mapping) {
            edit.refuseShared(entry);
            return edit.inMapping(mapping);
        }
        // A deploy id with nothing behind it gets a mapping of its own, in a form that fits wherever it stands.
        return edit.behind(entry.key(), "{" + TAG + ": " + edit.scalar() + "}");
    }

    private YamlEntry entry(String text) {
        Findings findings = new Findings(path);
        YamlNode root = YamlComposer.compose(text, findings)
                .orElseThrow(() -> new GitOpsException(FailureKind.MANIFEST, findings.list()));
        if (root instanceof YamlMapping file
                && file.value("deploy").orElse(null) instanceof YamlMapping deploy
                && deploy.entry(deployId).isPresent()) {
            return deploy.entry(deployId).get();
        }
        throw refused(root, "there is no deploy entry '" + deployId + "' to change", "add it by hand first");
    }

    private String inMapping(YamlMapping mapping) {
        if (mapping.entry(TAG).isPresent()) {
            return inPlace(mapping.entry(TAG).get());
        }
        if (mapping.entries().isEmpty() || isFlow(mapping)) {
            int brace = lines.start(mapping);
            while (lines.charAt(brace) != '{') {
                brace++;
            }
            String more = mapping.entries().isEmpty() ? "" : ", ";
            return lines.replaced(brace + 1, brace + 1, TAG + ": " + scalar() + more);
        }
        YamlScalar first = mapping.entries().get(0).key();
        String line = TAG + ": " + scalar() + lines.lineBreak() + " ".repeat(first.column() - 1);
        int start = lines.start(first);
        return lines.replaced(start, start, line);
    }

    private String inPlace(YamlEntry entry) {
        refuseShared(entry);
        int start = lines.start(entry.value());
        if (entry.value() instanceof YamlScalar old && !old.isNull()) {
            char quote = lines.charAt(start);
            String written = quote == '"' || quote == '\'' ? quote + tag + quote : scalar();
            return lines.replaced(start, lines.endOfScalar(start), written);
        }
        return behind(entry.key(), scalar());
    }

    /** What is written behind {@code key:}, in the place of a null where one is written out. */
    private String behind(YamlScalar key, String value) {
        int colon = lines.endOfKey(lines.start(key));
        int at = colon;
        while (lines.charAt(at) == ' ') {
            at++;
        }
        int end = lines.charAt(at) == '#' ? at : lines.endOfScalar(at);
        return end > at ? lines.replaced(at, end, value) : lines.replaced(colon, colon, " " + value);
    }

    private boolean isFlow(YamlMapping mapping) {
        YamlScalar first = mapping.entries().get(0).key();
        return lines.start(first) != lines.start(mapping) && first.line() == mapping.line();
    }

    /** An alias stands for text elsewhere, and changing that would change others too. */
    private void refuseShared(YamlEntry entry) {
        boolean before = entry.value().line() < entry.key().line()
                || (entry.value().line() == entry.key().line()
                        && entry.value().column() < entry.key().column());
        if (before) {
            throw refused(
                    entry.key(),
                    "'" + entry.key().text() + "' is an alias of what stands in line "
                            + entry.value().line() + ", so a change would be one for all who use it",
                    "write it out there");
        }
    }

    private String scalar() {
        return PlainReading.of(tag) == PlainReading.TEXT && !tag.contains("{") ? tag : '"' + tag + '"';
    }

    private GitOpsException refused(YamlNode place, String what, String remedy) {
        return new GitOpsException(
                FailureKind.MANIFEST,
                Diagnostic.error(Code.EDIT)
                        .at(place.in(path, Path.ROOT).position())
                        .path("deploy." + deployId)
                        .what(what)
                        .remedy(remedy)
                        .build());
    }
}
