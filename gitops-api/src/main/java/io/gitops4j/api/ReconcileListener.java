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

    /**
     * Called where the work is done, for those who measure it; many times as often as {@link #onEvent}, and under the same promises. A
     * message to a forge belongs to no run under way, so that it may come beside the events of one.
     */
    default void onActivity(Activity activity) {}
}
