package io.gitops4j.core.internal.history;

import io.gitops4j.core.internal.file.FileName;

/** Names files after environments. */
final class EnvironmentFile {
    private EnvironmentFile() {}

    static String name(String environment) {
        return "history-" + FileName.of(environment) + ".jsonl";
    }
}
