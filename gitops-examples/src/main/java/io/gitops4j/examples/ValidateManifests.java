package io.gitops4j.examples;

import io.gitops4j.examples.validate.ValidateCommand;

/** {@code mvn -q -B -Pvalidate -Dargs="PATH"}: checks manifests before they are committed or merged, without an engine. */
public final class ValidateManifests {
    private ValidateManifests() {}

    /**
     * Runs it. Ends with 0 when all manifests are valid, with 1 when there is an error in one, and with 2 when the arguments make no sense
     * or something could not be read.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new ValidateCommand(System.out, System.err).run(args));
    }
}
