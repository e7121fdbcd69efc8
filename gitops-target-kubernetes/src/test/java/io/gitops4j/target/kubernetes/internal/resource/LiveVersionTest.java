package io.gitops4j.target.kubernetes.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LiveVersionTest {
    @Test
    void itReadsWhatItWrites() {
        for (LiveVersion version : new LiveVersion[] {
            new LiveVersion("c0ffee", "42", OptionalInt.empty()),
            new LiveVersion("c0ffee", "42", OptionalInt.of(3)),
            new LiveVersion("", "", OptionalInt.empty())
        }) {
            assertThat(LiveVersion.parse(version.toString())).isEqualTo(version);
        }
    }

    @Test
    void itRefusesAVersionOfAnotherTarget() {
        assertThatThrownBy(() -> LiveVersion.parse("17")).hasMessageContaining("17");
    }
}
