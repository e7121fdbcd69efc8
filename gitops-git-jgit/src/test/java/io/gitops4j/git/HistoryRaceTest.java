package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.git.GitHistoryOptions.WhenAway;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.RealGit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Engines on two machines that append to one history at once; {@code -Dgitops4j.history.appends=1000} for more each. */
@RealGit
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HistoryRaceTest {
    private static final int APPENDS = Integer.getInteger("gitops4j.history.appends", 100);

    @TempDir
    Path scratch;

    @Test
    void f11_alsoOverHttp(GitHttpServer server) throws Exception {
        race(HistoryBed.http(server, scratch), WhenAway.REFUSE);
    }

    @ParameterizedTest
    @EnumSource(WhenAway.class)
    void f11_twoEnginesLeaveNoGapNoForkAndLoseNothing(WhenAway whenAway) throws Exception {
        race(HistoryBed.folder(scratch), whenAway);
    }

    private static void race(HistoryBed bed, WhenAway whenAway) throws InterruptedException, ExecutionException {
        List<Callable<Map<Long, String>>> engines = new ArrayList<>();
        for (String name : List.of("ann", "bob")) {
            engines.add(() -> {
                try (HistoryStore store = bed.store(name, whenAway)) {
                    return appendAll(store, name);
                }
            });
        }
        Map<Long, String> expected = new HashMap<>();
        for (Map<Long, String> appended : together(engines)) {
            appended.forEach((sequence, words) -> assertThat(expected.put(sequence, words))
                    .as("record %s", sequence)
                    .isNull());
        }
        List<String> records = LongStream.rangeClosed(1, 2L * APPENDS)
                .mapToObj(sequence -> sequence + " " + expected.get(sequence))
                .toList();
        assertThat(bed.remoteRecords()).isEqualTo(records);
        assertThat(bed.remote().bareGit("rev-list", "--merges", HistoryBed.REF)).isEmpty();
        assertThat(bed.remote().bareGit("for-each-ref", "--format=%(refname)")).isEqualTo(HistoryBed.REF);
    }

    /** What each number was used for. */
    private static Map<Long, String> appendAll(HistoryStore store, String name) {
        Map<Long, String> appended = new HashMap<>();
        while (appended.size() < APPENDS) {
            HistoryLine line = HistoryBed.line(HistoryBed.last(store) + 1, name + "'s record " + appended.size());
            try {
                HistoryBed.append(store, line);
                appended.put(line.sequence(), line.summary());
            } catch (GitOpsException e) {
                // Others were faster; nothing was appended, and the words go with the next number.
                assertThat(e.kind()).as(e.getMessage()).isIn(FailureKind.CONFLICT, FailureKind.UNAVAILABLE);
            }
        }
        return appended;
    }

    private static <T> Collection<T> together(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
