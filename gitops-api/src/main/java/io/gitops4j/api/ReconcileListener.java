package io.gitops4j.api;

/**
 * Hears what the engine does. Events of one run come in order and never two at once; runs of different environments may
 * overlap. What a listener throws is logged and does not disturb the run; a slow listener slows it. A listener that wants to call the engine hands that to another
 * thread and does not wait for it; a call from inside throws IllegalStateException.
 */
@FunctionalInterface
public interface ReconcileListener {
    /** Called on a thread of the run. */
    void onEvent(ReconcileEvent event);
}
