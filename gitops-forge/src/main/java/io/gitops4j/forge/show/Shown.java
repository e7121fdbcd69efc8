package io.gitops4j.forge.show;

import io.gitops4j.spi.Operation;

/** One way in which a forge shows how a commit is doing. Thread-safe for different repositories. */
public interface Shown {
    /** Makes the forge show it; writes nothing where it does already. */
    void show(Subject subject, Operation operation);
}
