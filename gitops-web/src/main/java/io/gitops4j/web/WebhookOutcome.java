package io.gitops4j.web;

/** What became of a webhook. The answer's text is fixed, so that nobody learns from it why a signature was refused. */
public enum WebhookOutcome {
    /** A push to a watched repository. */
    ACCEPTED(202, "accepted"),
    /** A genuine message that is not about a push. */
    OTHER_EVENT(202, "ignored: not a push"),
    /** A genuine push to a repository that nobody here watches. */
    OTHER_REPOSITORY(202, "ignored: repository is not watched"),
    /** A message that was taken before. */
    REPEATED(202, "ignored: seen before"),
    /** Signed, and not JSON, or not what the forge documents. */
    UNREADABLE(400, "not a push in JSON"),
    /** Signature absent, wrong or of a kind that is not taken, or no secret is set. */
    NOT_SIGNED(401, "not signed"),
    /** Larger than the limit. */
    TOO_LARGE(413, "too large"),
    /** Signed, and not {@code application/json}. */
    WRONG_TYPE(415, "send application/json");

    private final int status;
    private final String text;

    WebhookOutcome(int status, String text) {
        this.status = status;
        this.text = text;
    }

    /** The HTTP status to answer with; never 5xx. */
    public int status() {
        return status;
    }

    /** The body to answer with. */
    public String text() {
        return text;
    }
}
