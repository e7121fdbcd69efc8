package io.gitops4j.web;

import java.util.Objects;
import java.util.Optional;

/**
 * What to answer, and what to do afterwards.
 *
 * @param outcome holds status and text of the answer
 * @param push there exactly when the outcome is {@link WebhookOutcome#ACCEPTED}
 */
public record WebhookAnswer(WebhookOutcome outcome, Optional<Push> push) {
    /** A push is there exactly when it was accepted. */
    public WebhookAnswer {
        Objects.requireNonNull(push, "push");
        if (push.isPresent() != (outcome == WebhookOutcome.ACCEPTED)) {
            throw new IllegalArgumentException(outcome + " with " + push);
        }
    }

    static WebhookAnswer without(WebhookOutcome outcome) {
        return new WebhookAnswer(outcome, Optional.empty());
    }
}
