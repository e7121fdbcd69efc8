package io.gitops4j.git;

import io.gitops4j.git.GitHistoryOptions.WhenAway;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.VirtualClock;
import io.gitops4j.testkit.servers.GitHttpServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A state repository, the machines that engines run on, and the few steps that tests of histories are made of. */
final class HistoryBed {
    static final String PROD = "prod";
    static final String REF = "refs/gitops/prod";

    private final TestRemote remote;
    private final Path scratch;
    private final AtomicInteger stores = new AtomicInteger();
    private final VirtualClock clock = VirtualClock.create();

    private HistoryBed(TestRemote remote, Path scratch) {
        this.remote = remote;
        this.scratch = scratch;
    }

    static HistoryBed folder(Path scratch) {
        return new HistoryBed(TestRemote.folder(scratch), scratch);
    }

    /** Over HTTP, so that it can go away. */
    static HistoryBed http(GitHttpServer server, Path scratch) {
        server.createRepository("state");
        return new HistoryBed(
                TestRemote.of(
                        scratch, server.folder("state"), server.uri("state").toString()),
                scratch);
    }

    TestRemote remote() {
        return remote;
    }

    VirtualClock clock() {
        return clock;
    }

    /** The folder of a machine for its histories. */
    Path machine(String name) {
        return scratch.resolve("machine-" + name);
    }

    /** The repository of the machine for the history of prod. */
    Path local(String name) {
        return machine(name).resolve("history-prod.git");
    }

    HistoryStore store() {
        return store("1");
    }

    HistoryStore store(String machine) {
        return store(machine, WhenAway.RECORD_LOCALLY);
    }

    HistoryStore store(String machine, WhenAway whenAway) {
        return store(machine, remote.url(), Duration.ofSeconds(30), whenAway);
    }

    HistoryStore store(String machine, String url, Duration timeout, WhenAway whenAway) {
        GitOptions repository = GitOptions.builder(url, machine(machine).resolve("cache"))
                .allowFile(true)
                .allowHttp(true)
                .timeout(timeout)
                .build();
        return GitHistoryStore.open(GitHistoryOptions.builder(repository, machine(machine))
                .whenAway(whenAway)
                .clock(clock)
                .writer(machine + "-" + stores.incrementAndGet())
                .build());
    }

    /** Every record in the remote, oldest first, as plain git finds them: {@code sequence writer's-words}. */
    List<String> remoteRecords() {
        return remoteRecords(REF);
    }

    List<String> remoteRecords(String ref) {
        return remote.bareGit(
                        "log", "--reverse", "--format=%(trailers:key=Gitops-Sequence,valueonly,separator=) %s", ref)
                .lines()
                .toList();
    }

    /** Sets a ref of the machine's repository to where it was so many records before. */
    void setBack(String machine, String ref, int records) {
        localGit(machine, "update-ref", ref, REF + "~" + records);
    }

    /** Runs git in the machine's repository. */
    String localGit(String machine, String... arguments) {
        return remote.work()
                .git(Stream.concat(Stream.of("--git-dir=" + local(machine)), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    static HistoryLine line(long sequence) {
        return line(sequence, "Record " + sequence);
    }

    static HistoryLine line(long sequence, String summary) {
        return new HistoryLine(sequence, summary, "{\"n\":" + sequence + ",\"by\":\"" + summary + "\"}");
    }

    static TestOperation append(HistoryStore store, HistoryLine line) {
        TestOperation operation = TestOperation.live();
        store.append(PROD, line, operation);
        return operation;
    }

    static void appendUpTo(HistoryStore store, long last) {
        for (long next = last(store) + 1; next <= last; next++) {
            append(store, line(next));
        }
    }

    static long last(HistoryStore store) {
        return store.last(PROD, TestOperation.live());
    }

    static List<HistoryLine> all(HistoryStore store) {
        return store.read(PROD, Long.MAX_VALUE, Integer.MAX_VALUE, TestOperation.live());
    }

    static List<Long> numbers(HistoryStore store) {
        return all(store).stream().map(HistoryLine::sequence).toList();
    }
}
