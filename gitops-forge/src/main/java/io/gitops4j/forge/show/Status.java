package io.gitops4j.forge.show;

import io.gitops4j.spi.ForgeState;

/**
 * A status of a commit.
 *
 * @param state in the words that forges have: pending, success, failure, error
 * @param description in one line
 * @param link for people; empty where there is none
 */
public record Status(String state, String description, String link) {
    /** What is to be shown. */
    public static Status of(Subject subject) {
        return new Status(state(subject.report().state()), subject.description(), subject.link());
    }

    private static String state(ForgeState state) {
        return switch (state) {
            case PENDING, IN_PROGRESS -> "pending";
            case SUCCESS -> "success";
            case FAILURE -> "failure";
            case ERROR, SUPERSEDED -> "error";
        };
    }
}
