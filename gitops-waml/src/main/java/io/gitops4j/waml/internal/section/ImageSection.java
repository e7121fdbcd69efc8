package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.Image;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.MergedScalar;
import io.gitops4j.waml.internal.rule.ImageText;
import java.util.List;
import java.util.Optional;

/** The image, and its tag from wherever it was said last (B51). */
final class ImageSection implements Section {
    @Override
    public List<String> reads() {
        return List.of("image", "tag");
    }

    @Override
    public void read(Draft draft) {
        Optional<MergedScalar> image = draft.values().scalar("image");
        Optional<MergedScalar> tag = draft.values().scalar("tag");
        if (image.isEmpty()) {
            tag.ifPresent(scalar -> draft.findings()
                    .error(
                            scalar,
                            Code.IMAGE,
                            "there is the tag " + scalar.text() + " and no image that it belongs to",
                            "add `image` with the repository"));
            return;
        }
        draft.origin("containers[0].image", image.get());
        Image named = ImageText.parse(image.get().text()).orElseThrow();
        if (tag.isEmpty()) {
            draft.container().image(named);
            return;
        }
        boolean tagged = !named.tag().isEmpty();
        int above =
                Integer.compare(tag.get().layer().rank(), image.get().layer().rank());
        if (tagged && above == 0) {
            draft.findings()
                    .error(
                            tag.get(),
                            Code.IMAGE,
                            "the tag " + tag.get().text() + " stands beside the image's own tag " + named.tag() + " at "
                                    + image.get().seenFrom(tag.get()),
                            "keep one of the two");
        }
        if (tagged && above < 0) {
            draft.container().image(named);
            return;
        }
        draft.origin("containers[0].image.tag", tag.get());
        draft.container().image(new Image(named.repository(), tag.get().text(), named.digest()));
    }
}
