package io.gitops4j.forge.github.server;

/** Ids of whatever is made, each larger than those before. */
final class Numbers {
    private long last = 100;

    long next() {
        return ++last;
    }
}
