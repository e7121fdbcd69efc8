package io.gitops4j.examples;

import io.gitops4j.examples.quickstart.Program;
import io.gitops4j.examples.quickstart.Screen;
import io.gitops4j.git.GitIsolation;

/** {@code mvn -q -B -Pquickstart}: shows a push becoming running state, or does the same with your own repository. */
public final class QuickStart {
    private QuickStart() {}

    /**
     * Runs it. Ends with 0 when everything shown was verified, with 1 when something was not as shown or not deployed, and with 2
     * when the arguments make no sense.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        // For the whole program: the reader's own Git settings, such as signing, must not change what is shown.
        GitIsolation.install();
        System.exit(new Program(Screen.ofThisProcess()).run(args));
    }
}
