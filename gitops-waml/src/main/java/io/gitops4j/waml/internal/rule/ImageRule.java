package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import java.util.Optional;

/** Images and tags (B51). */
public final class ImageRule {
    private ImageRule() {}

    /** A whole reference. */
    public static TextRule image() {
        return new TextRule(
                "repository, repository:tag or repository@sha256:digest",
                text -> ImageText.parse(text).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Fault(
                                Code.IMAGE,
                                Shown.quoted(text) + " is no image of the form repository[:tag][@sha256:digest]",
                                "write the repository in lower case; a digest has 64 hexadecimal digits")),
                ValueForm.atMost(ValueForm.text(ImageText.PATTERN)));
    }

    /** Only the tag. */
    public static TextRule tag() {
        return new TextRule(
                "letters, digits, '_', '.' and '-'; ${commit} and ${commit.short} follow the deployed commit",
                text -> ImageText.isTag(text)
                        ? Optional.empty()
                        : Optional.of(new Fault(
                                Code.IMAGE,
                                Shown.quoted(text) + " is no image tag",
                                "use up to 128 letters, digits, '_', '.' or '-', first no '.' or '-'")),
                ValueForm.exactly(ValueForm.text(ImageText.TAG_PATTERN)));
    }
}
