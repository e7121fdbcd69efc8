package io.gitops4j.core.internal.outbox;

/** What waits for a receiver. Its text form is for the log. */
public interface Letter {
    /** Letters of one key replace each other. */
    String key();

    /** The environment that it is about. */
    String environment();

    /** Letters of one address go to one place, in their order. */
    String address();

    /** The run that it tells of; empty where it is of none. */
    String runId();

    /** What it is, in one word. */
    String word();

    /** Whether nobody says it again, so that it has to survive the machine. */
    boolean last();
}
