package io.gitops4j.git;

import io.gitops4j.git.GitHistoryOptions.WhenAway;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.Operation;
import io.gitops4j.testkit.HistoryStoreContract;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.RealGit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@RealGit
@DisplayName("the history store in Git, over HTTP from git's own server, a machine for each store")
class GitHistoryStoreContractTest extends HistoryStoreContract {
    @TempDir
    Path scratch;

    private GitHttpServer server;
    private int machines;

    @BeforeEach
    void makeRemote(GitHttpServer running) {
        server = running;
        server.createRepository("state");
    }

    @Override
    protected HistoryStore open() {
        server.restore();
        Path machine = scratch.resolve("machine-" + machines++);
        GitOptions repository = GitOptions.builder(server.uri("state").toString(), machine.resolve("cache"))
                .allowHttp(true)
                .build();
        GitHistoryOptions options = GitHistoryOptions.builder(repository, machine)
                .whenAway(WhenAway.REFUSE)
                .build();
        return new ClosedWithConnections(GitHistoryStore.open(options), server);
    }

    @Override
    protected void cutConnection() {
        server.cut();
    }

    /** The contract looks for threads that a closed store has left; the test server's own are not meant. */
    private record ClosedWithConnections(HistoryStore store, GitHttpServer server) implements HistoryStore {
        @Override
        public long last(String environment, Operation operation) {
            return store.last(environment, operation);
        }

        @Override
        public void append(String environment, HistoryLine line, Operation operation) {
            store.append(environment, line, operation);
        }

        @Override
        public List<HistoryLine> read(String environment, long before, int limit, Operation operation) {
            return store.read(environment, before, limit, operation);
        }

        @Override
        public void close() {
            store.close();
            server.cut();
        }
    }
}
