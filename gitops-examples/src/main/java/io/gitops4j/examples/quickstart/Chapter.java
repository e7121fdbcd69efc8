package io.gitops4j.examples.quickstart;

import java.io.IOException;

/** One part of the tour. */
interface Chapter {
    String title();

    /** Shows it, and checks what it shows. */
    void play(Playground ground) throws IOException;
}
