package io.gitops4j.testkit;

import static io.gitops4j.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.Operation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Clauses of {@link SourceContract} on operations that end early, remotes that are not there, and the life of an instance. */
final class SourceInterruptions {
    private static final int READERS = 4;

    private SourceInterruptions() {}

    static void cancelled(SourceBench bench) {
        assertEnds(bench, FailureKind.CANCELLED, TestOperation::cancelled);
    }

    static void expired(SourceBench bench) {
        assertEnds(bench, FailureKind.TIMEOUT, TestOperation::expired);
    }

    private static void assertEnds(SourceBench bench, FailureKind kind, Supplier<Operation> ended) {
        Map<String, String> files = Map.of("a.yaml", "a");
        bench.contract().commit(files);
        assertFails(kind, () -> bench.source().resolve(ended.get()));
        Revision revision = bench.resolve();
        assertFails(kind, () -> bench.source().snapshot(revision, ended.get()).close());
        assertThat(bench.contents(revision)).as("what is read after that").isEqualTo(files);
    }

    static void refused(SourceBench bench) {
        bench.commit(Map.of("a.yaml", "a"));
        bench.contract().cutConnection();
        assertFails(FailureKind.UNAVAILABLE, bench::resolve);
    }

    static void knownWithoutRemote(SourceBench bench) {
        Map<String, String> files = Map.of("a.yaml", "a");
        Revision revision = bench.commit(files);
        assertThat(bench.contents(revision)).isEqualTo(files);
        bench.contract().cutConnection();
        assertThat(bench.contents(revision)).isEqualTo(files);
    }

    static void atOnce(SourceBench bench) {
        Map<String, String> files = Map.of("a.yaml", "a", "b/c.yaml", "c");
        bench.contract().commit(files);
        Callable<Map<String, String>> reader = () -> bench.contents(bench.resolve());
        List<Map<String, String>> read = Together.run(Collections.nCopies(READERS, reader));
        assertThat(read).hasSize(READERS).allMatch(files::equals);
    }

    static void closedTwice(SourceBench bench) {
        bench.contents(bench.commit(Map.of("a.yaml", "a")));
        assertThatCode(() -> {
                    bench.source().close();
                    bench.source().close();
                })
                .doesNotThrowAnyException();
    }

    static void leavesNoThread(SourceContract contract) {
        ThreadsLeft threads = ThreadsLeft.startingNow();
        try (SourceBench bench = new SourceBench(contract, contract.newSource())) {
            bench.contents(bench.commit(Map.of("a.yaml", "a")));
        }
        threads.assertNone();
    }
}
