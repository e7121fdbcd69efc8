package io.gitops4j.forge.github.internal.show;

import io.gitops4j.spi.Operation;

/** One way in which GitHub shows how a commit is doing. Thread-safe for different repositories. */
public interface Shown {
    /** Makes GitHub show it; writes nothing where it does already. */
    void show(Subject subject, Operation operation);
}
