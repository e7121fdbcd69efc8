package io.gitops4j.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenedTest {
    private final List<String> closed = new ArrayList<>();
    private final Opened opened = new Opened();

    private void open(String part) {
        opened.atTheEnd(() -> closed.add(part));
    }

    private void openBroken(String part) {
        opened.atTheEnd(() -> {
            throw new IOException(part);
        });
    }

    @Test
    void closesTheNewestFirstAndOnce() {
        open("cluster");
        open("engine");

        opened.close();
        opened.close();

        assertThat(closed).containsExactly("engine", "cluster");
    }

    @Test
    void closesWhatIsLeftAfterAFailure() {
        open("cluster");
        openBroken("forge");
        open("engine");
        openBroken("server");

        assertThatThrownBy(opened::close)
                .hasRootCauseMessage("server")
                .satisfies(thrown -> assertThat(thrown.getSuppressed()[0]).hasMessage("forge"));
        assertThat(closed).containsExactly("engine", "cluster");
    }

    @Test
    void tellsTheFailureThatItClosesAfter() {
        open("cluster");
        openBroken("forge");
        IOException failure = new IOException("no engine");

        opened.closeAfter(failure);

        assertThat(closed).containsExactly("cluster");
        assertThat(failure.getSuppressed()[0]).hasRootCauseMessage("forge");
    }
}
