package io.gitops4j.core.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Digest;
import io.gitops4j.api.ServiceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkTest {
    private static final Mark MARK = new Mark("platform", new ServiceId("cart", "beta"));

    @Test
    void readsWhatItWrote() {
        assertThat(Mark.in(MARK.header(Digest.ofText("x")) + "service: other\n"))
                .contains(MARK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "# owner: platform\n# service: cart\n",
                "# gitops4j.owner: platform\n",
                "# gitops4j.owner: platform\n# gitops4j.service: \n",
                "# gitops4j.owner: platform\n# gitops4j.service: @beta\n",
                "\n# gitops4j.owner: platform\n# gitops4j.service: cart\n",
                "a: b\n# gitops4j.owner: platform\n# gitops4j.service: cart\n",
                "# gitops4j.owner: platform\na: b\n# gitops4j.service: cart\n",
            })
    void takesNothingElseForAMark(String text) {
        assertThat(Mark.in(text)).isEmpty();
    }

    @Test
    void refusesAnOwnerThatCouldForgeALine() {
        assertThatThrownBy(() -> new Mark("me\n# gitops4j.owner: you", ServiceId.of("cart")).header(Digest.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
