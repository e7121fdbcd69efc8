package io.gitops4j.core.internal.notice;

import io.gitops4j.spi.NoticeEntry;

/**
 * How one thing is after a run: a service, a file, the run itself, or deletes that are held.
 *
 * @param key which thing
 * @param state how it is
 * @param content digest of what is deployed or was tried; empty where that says nothing
 * @param essence what makes two troubles of one thing different: no texts, since a target may put a time into them
 * @param revision that was read, so that a trouble that comes and goes without any push is known for what it is
 * @param entry as it would be told
 */
record Fact(String key, State state, String content, String essence, String revision, NoticeEntry entry) {
    enum State {
        FAILED,
        HELD,
        /** As declared, and nobody said how it does. It is well, unless exactly that failed. */
        UNCHANGED,
        WELL
    }
}
