package io.gitops4j.waml.internal.schema;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import io.gitops4j.waml.internal.yaml.YamlSequence;
import java.util.regex.Pattern;

/**
 * Finds what a template engine left over (B21). Schedulers give such text a meaning of their own, each another, so it is refused
 * wherever it stands; only a tag knows the two placeholders for the commit. The content of a file and a patch are not looked into:
 * the one gets to the container to the letter, the other is in the target's own language.
 */
final class Placeholders {
    private static final int LONGEST = 40;
    private static final Pattern CONTENT = Pattern.compile("files\\[\\d+\\]\\.content$");

    private Placeholders() {}

    /** Whether there is one in the scalar. */
    static boolean check(YamlScalar scalar, Path path, Findings findings) {
        String text = scalar.text();
        int at = text.indexOf("{{");
        if (at < 0) {
            at = variable(text, path);
        }
        if (at < 0 || isOpaque(path.toString())) {
            return false;
        }
        findings.error(
                scalar.in(findings.file(), path),
                Code.TEMPLATE,
                "there is the placeholder " + Shown.quoted(placeholder(text, at)) + " of a template",
                "resolve it before the commit; only an image's tag knows ${commit} and ${commit.short}");
        return true;
    }

    /** Looks into everything below a free value. */
    static void check(YamlNode node, Path path, Findings findings) {
        if (node instanceof YamlScalar scalar) {
            check(scalar, path, findings);
        } else if (node instanceof YamlSequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                check(list.items().get(i), path.item(i), findings);
            }
        } else if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                check(entry.value(), path.field(entry.key().text()), findings);
            }
        }
    }

    private static int variable(String text, Path path) {
        int at = text.indexOf("${");
        if (at < 0 || !isImage(path)) {
            return at;
        }
        while (at >= 0 && (text.startsWith("${commit}", at) || text.startsWith("${commit.short}", at))) {
            at = text.indexOf("${", at + 1);
        }
        return at;
    }

    private static boolean isOpaque(String path) {
        return CONTENT.matcher(path).find() || Extensions.isWithin(path);
    }

    private static boolean isImage(Path path) {
        String text = path.toString();
        return text.endsWith("tag") || text.endsWith("image");
    }

    /** Only what stands in the braces: around it there may be a secret. */
    private static String placeholder(String text, int at) {
        String closing = text.charAt(at) == '{' ? "}}" : "}";
        int end = text.indexOf(closing, at);
        boolean shown = end >= 0 && end - at <= LONGEST;
        return text.substring(at, at + 2) + (shown ? text.substring(at + 2, end + closing.length()) : "...");
    }
}
