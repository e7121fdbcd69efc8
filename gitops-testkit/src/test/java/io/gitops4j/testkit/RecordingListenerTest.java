package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileEvent.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecordingListenerTest {
    @Test
    @DisplayName("events are kept in order, and found by kind, until they are forgotten")
    void keepsEvents() {
        RecordingListener listener = new RecordingListener();
        listener.onEvent(event(Kind.RUN_STARTED));
        listener.onEvent(event(Kind.RETRY));
        listener.onEvent(event(Kind.RUN_FINISHED));
        assertThat(listener.kinds()).containsExactly(Kind.RUN_STARTED, Kind.RETRY, Kind.RUN_FINISHED);
        assertThat(listener.events(Kind.RETRY))
                .containsExactly(listener.events().get(1));
        listener.clear();
        assertThat(listener.events()).isEmpty();
    }

    private static ReconcileEvent event(Kind kind) {
        return ReconcileEvent.builder(
                        kind, "prod", "run-1", VirtualClock.create().instant())
                .build();
    }
}
