package io.gitops4j;

import io.gitops4j.core.internal.directory.DirectoryTarget;
import io.gitops4j.core.internal.rendered.KeptTarget;
import io.gitops4j.spi.RenderedStore;
import io.gitops4j.spi.Target;
import java.nio.file.Path;
import java.time.Clock;

/** The targets that come with the engine, ready-made. Who makes one closes it. */
public final class Targets {
    private Targets() {}

    /**
     * Keeps services as readable files {@code directory/namespace/service.yaml}, on the disk before they count as written. Deletes
     * only files that carry the owner's mark in their first comment.
     */
    public static Target directory(Path directory) {
        return new DirectoryTarget(directory, true, Clock.systemUTC());
    }

    /**
     * Keeps what a target renders in a store, for another program to deploy; the target is asked for nothing else. Both are closed
     * with the one returned. A value that looks like a secret is refused ({@code RENDERED-SECRET}), and what services share, such as
     * a namespace, is left out.
     */
    public static Target kept(Target renderer, RenderedStore store) {
        return new KeptTarget(renderer, store);
    }
}
