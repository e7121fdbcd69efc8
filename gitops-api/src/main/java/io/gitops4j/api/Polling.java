package io.gitops4j.api;

/** A running loop. Closing it ends the loop after the run that is under way has stopped; closing twice is harmless. */
public interface Polling extends AutoCloseable {
    /** Asks for a run of the environment now instead of at the next interval; several asks become one run. */
    void trigger(String environment);

    /**
     * The same, with a word on who asks: a webhook's delivery, a person. The run's initiator says so in the history, the log and the
     * traces; where several ask for one run it names all, as far as there is room.
     *
     * @param initiator at most 200 characters are kept, hidden ones made visible
     */
    default void trigger(String environment, String initiator) {
        trigger(environment);
    }

    @Override
    void close();
}
