package io.gitops4j.api;

/** What a plan wants to do with one resource. */
public enum ChangeKind {
    /** It is as it should be. */
    NONE,
    /** It is not there. */
    CREATE,
    /** It differs. */
    UPDATE,
    /** It differs in a field that the target cannot change: it would have to be deleted and made anew. */
    RECREATE,
    /** It is there and nobody wants it any more. */
    DELETE;

    /** Whether applying it writes. */
    public boolean writes() {
        return this != NONE;
    }
}
