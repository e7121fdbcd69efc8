package io.gitops4j.web;

import io.gitops4j.api.VisibleText;
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
    private static final int LONGEST_DELIVERY = 80;

    /** No part is null. */
    public Push {
        Objects.requireNonNull(forge, "forge");
        Objects.requireNonNull(repository, "repository");
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(delivery, "delivery");
    }

    /**
     * Who asks for the run that this push leads to, for {@code polling.trigger(environment, push.initiator())}: the history, the log and
     * the traces of that run then name the forge and its delivery.
     */
    public String initiator() {
        return "webhook " + forge + (delivery.isEmpty() ? "" : " " + VisibleText.cut(delivery, LONGEST_DELIVERY));
    }
}
