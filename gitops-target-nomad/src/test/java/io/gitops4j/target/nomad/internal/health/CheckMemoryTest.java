package io.gitops4j.target.nomad.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckMemoryTest {
    @Test
    void i10_forgetsTheLongestUnseenWhenThereAreMany() {
        CheckMemory memory = new CheckMemory();
        memory.remember("first", "old");
        memory.remember("second", "other");
        memory.remember("first", "new");
        for (int i = 0; i < 511; i++) {
            memory.remember("later-" + i, "x");
        }
        assertThat(memory.of("second")).isEmpty();
        assertThat(memory.of("first")).contains("new");
        memory.remember("one-more", "x");
        assertThat(memory.of("first")).isEmpty();
    }
}
