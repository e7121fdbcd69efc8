package io.gitops4j.api;

/** A running loop. Closing it ends the loop after the run that is under way has stopped; closing twice is harmless. */
public interface Polling extends AutoCloseable {
    /** Asks for a run of the environment now instead of at the next interval; several asks become one run. */
    void trigger(String environment);

    @Override
    void close();
}
