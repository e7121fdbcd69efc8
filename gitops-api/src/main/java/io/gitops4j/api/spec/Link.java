package io.gitops4j.api.spec;

import java.util.Objects;

/**
 * A link for people, shown where the target has a place for it.
 *
 * @param title what it leads to
 * @param url http or https
 */
public record Link(String title, String url) {
    /** Nothing is null. */
    public Link {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(url, "url");
    }
}
