package io.gitops4j.web;

import java.util.Objects;

/**
 * A forge says that a ref has moved. It is a hint to look now: what is deployed comes from Git, never from here.
 *
 * @param forge who says so: {@code github}, {@code gitlab}, {@code gitea} or {@code generic}
 * @param repository the watched URL that it is about, as it was given to the options
 * @param ref the whole name, {@code refs/heads/main}
 * @param delivery the forge's id of this message; empty where it gave none
 */
public record Push(String forge, String repository, String ref, String delivery) {
    /** No part is null. */
    public Push {
        Objects.requireNonNull(forge, "forge");
        Objects.requireNonNull(repository, "repository");
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(delivery, "delivery");
    }
}
