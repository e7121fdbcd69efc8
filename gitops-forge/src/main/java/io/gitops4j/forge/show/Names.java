package io.gitops4j.forge.show;

import io.gitops4j.api.VisibleText;
import java.util.Objects;
import java.util.Optional;

/**
 * What an engine calls its own at a forge.
 *
 * @param prefix stands before the environment's name: {@code gitops} makes {@code gitops/prod}
 * @param detailsUrl a template for links, see {@link io.gitops4j.spi.ForgeReport#link}
 */
public record Names(String prefix, Optional<String> detailsUrl) {
    private static final int LONGEST_CONTEXT = 100;

    /** Nothing is null. */
    public Names {
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(detailsUrl, "detailsUrl");
    }

    /** The name of an environment. */
    public String context(String environment) {
        return VisibleText.cut(prefix + "/" + environment, LONGEST_CONTEXT);
    }
}
