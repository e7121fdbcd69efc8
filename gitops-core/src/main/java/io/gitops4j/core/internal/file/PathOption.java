package io.gitops4j.core.internal.file;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.PluginConfig;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads an option that is a path on this machine. */
public final class PathOption {
    private PathOption() {}

    /**
     * The path.
     *
     * @throws GitOpsException CONFIG, naming the option
     */
    public static Path read(PluginConfig config, ConfigKey<String> key) {
        String text = config.get(key);
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("CONFIG-VALUE")
                            .path(key.name())
                            .what("'" + text + "' is no path on this machine")
                            .remedy("give the path of a directory")
                            .build(),
                    e);
        }
    }
}
