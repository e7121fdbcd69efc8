package io.gitops4j.web.internal.webhook;

import java.util.List;

/**
 * What a push message says.
 *
 * @param urls every URL that the forge names for the repository
 * @param ref the whole name of what moved
 */
public record Announcement(List<String> urls, String ref) {
    public Announcement {
        urls = List.copyOf(urls);
    }
}
