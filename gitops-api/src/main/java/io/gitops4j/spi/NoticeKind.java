package io.gitops4j.spi;

/** What a notice tells. More may be added: keep a default branch. */
public enum NoticeKind {
    /** A service could not be deployed, is unhealthy after it, has a wrong manifest or is refused; or a run failed as a whole. */
    FAILURE("failed"),
    /** What was told to have failed is as declared again. */
    RECOVERY("recovered"),
    /** Something waits until a person approves the plan. */
    HOLD("held"),
    /** A service goes back to the exact state of an earlier deployment. */
    ROLLBACK("rolled back");

    private final String words;

    NoticeKind(String words) {
        this.words = words;
    }

    /** After a number: {@code 3 failed}. */
    public String words() {
        return words;
    }
}
