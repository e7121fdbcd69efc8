package io.gitops4j.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A screen whose lines a test can read. */
final class RecordedScreen {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Screen screen;

    RecordedScreen(boolean colour) {
        this.screen = new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), colour);
    }

    Screen screen() {
        return screen;
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
