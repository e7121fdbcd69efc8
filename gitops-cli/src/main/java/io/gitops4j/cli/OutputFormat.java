package io.gitops4j.cli;

/** For whom a result is. */
enum OutputFormat {
    TEXT,
    JSON;

    @Override
    public String toString() {
        return Words.of(this);
    }
}
