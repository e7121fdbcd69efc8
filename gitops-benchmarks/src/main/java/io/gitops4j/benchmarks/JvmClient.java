package io.gitops4j.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A {@link ClientProcess} seen from outside. */
final class JvmClient implements AutoCloseable {
    private final ChildJvm jvm;

    /** @param maxHeap as the option {@code -Xmx} takes it */
    JvmClient(String maxHeap, String kind, int services) throws IOException {
        this.jvm = new ChildJvm(maxHeap, ClientProcess.class, kind, Integer.toString(services));
    }

    void connect(ClusterAccess access, URI repository, Path work) throws IOException {
        jvm.ask("CONNECT " + access.line() + " " + repository + " " + work);
    }

    Cost run(Phase phase) throws IOException {
        return Cost.parse(jvm.ask(phase.name()));
    }

    @Override
    public void close() {
        jvm.close();
    }
}
