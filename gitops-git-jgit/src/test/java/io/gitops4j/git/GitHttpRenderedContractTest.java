package io.gitops4j.git;

import io.gitops4j.api.LiveResource;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.RenderedChange;
import io.gitops4j.spi.RenderedStore;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.RealGit;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@RealGit
@DisplayName("rendered services in a Git repository behind git's own server, as a target")
class GitHttpRenderedContractTest extends RenderedTargetContract {
    private GitHttpServer server;
    private RenderedBed bed;

    @BeforeEach
    void makeRemote(GitHttpServer running, @TempDir Path scratch) {
        server = running;
        server.restore();
        String name = "rendered-" + scratch.getFileName();
        server.createRepository(name);
        bed = new RenderedBed(
                TestRemote.of(scratch, server.folder(name), server.uri(name).toString()));
    }

    @Override
    RenderedBed bed() {
        return bed;
    }

    @Override
    RenderedStore store() {
        server.restore();
        return new ClosedWithConnections(bed.store(), server);
    }

    @Override
    protected void cutConnection() {
        server.cut();
    }

    /** The contract looks for threads that a closed target has left; the test server's own are not meant. */
    private record ClosedWithConnections(RenderedStore store, GitHttpServer server) implements RenderedStore {
        @Override
        public Observation observe(ObserveRequest request, Operation operation) {
            return store.observe(request, operation);
        }

        @Override
        public Map<String, String> files(LiveResource service, Operation operation) {
            return store.files(service, operation);
        }

        @Override
        public ApplyOutcome apply(RenderedChange request, Operation operation) {
            return store.apply(request, operation);
        }

        @Override
        public void close() {
            store.close();
            server.cut();
        }
    }
}
