package io.gitops4j.api;

import java.util.Objects;

/**
 * A pull request at a forge.
 *
 * @param number at the forge
 * @param url of its page, for people; empty where the forge tells none
 */
public record PullRequest(long number, String url) {
    /** Nothing is null, and numbers begin at 1. */
    public PullRequest {
        Objects.requireNonNull(url, "url");
        if (number < 1) {
            throw new IllegalArgumentException("a pull request has a number from 1, got " + number);
        }
    }
}
