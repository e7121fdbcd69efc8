package io.gitops4j.testkit;

import static io.gitops4j.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Clauses of {@link HistoryStoreContract}. */
final class HistoryClauses {
    private static final int WRITERS = 4;
    private static final int LINES_EACH = 5;
    private static final int MOST_TRIES = 2000;

    private HistoryClauses() {}

    static void empty(HistoryBench bench) {
        assertThat(bench.last()).isZero();
        assertThat(bench.numbers()).isEmpty();
    }

    static void appendedIsRead(HistoryBench bench) {
        List<HistoryLine> lines = List.of(
                new HistoryLine(1, "", "{}"),
                new HistoryLine(
                        2, "two lines\nof \u00fcml\u00e4ut \ud83d\ude80\n", "{\"k\":\"\u00fc\ud83d\ude80 \\n \\\"\"}"),
                new HistoryLine(3, "tab\t and \r return", "{\"long\":\"" + "x".repeat(200_000) + "\"}"));
        lines.forEach(bench::append);
        assertThat(bench.last()).isEqualTo(3);
        assertThat(bench.read(Long.MAX_VALUE, 10))
                .extracting(HistoryLine::json)
                .containsExactly(
                        lines.get(2).json(), lines.get(1).json(), lines.get(0).json());
        assertThat(bench.numbers()).containsExactly(3L, 2L, 1L);
    }

    static void pages(HistoryBench bench) {
        bench.appendUpTo(7);
        assertThat(bench.numbers(Long.MAX_VALUE, 3)).containsExactly(7L, 6L, 5L);
        assertThat(bench.numbers(5, 3)).containsExactly(4L, 3L, 2L);
        assertThat(bench.numbers(2, 3)).containsExactly(1L);
        assertThat(bench.numbers(1, 3)).isEmpty();
        assertThat(bench.numbers(100, 1)).containsExactly(7L);
    }

    static void takenNumber(HistoryBench bench) {
        bench.appendUpTo(2);
        assertFails(FailureKind.CONFLICT, () -> bench.append(new HistoryLine(2, "late", "{\"late\":true}")));
        assertFails(FailureKind.CONFLICT, () -> bench.append(HistoryBench.line(1)));
        assertThat(bench.read(Long.MAX_VALUE, 10))
                .extracting(HistoryLine::json)
                .containsExactly(
                        HistoryBench.line(2).json(), HistoryBench.line(1).json());
    }

    static void gap(HistoryBench bench) {
        bench.appendUpTo(1);
        assertThatThrownBy(() -> bench.append(HistoryBench.line(3)))
                .isInstanceOfAny(GitOpsException.class, IllegalArgumentException.class);
        assertThat(bench.numbers()).containsExactly(1L);
        bench.appendUpTo(3);
        assertThat(bench.numbers()).containsExactly(3L, 2L, 1L);
    }

    static void environmentsAreApart(HistoryBench bench) {
        Map<String, HistoryLine> expected = new LinkedHashMap<>();
        for (String name : List.of(
                "prod",
                "Prod",
                "prod-1",
                "prod/1",
                "../prod",
                ".",
                "..",
                "p%72od",
                "con",
                "prod ",
                "\u00fc",
                "-",
                "n".repeat(300))) {
            HistoryLine line = new HistoryLine(1, name, "{\"n\":" + expected.size() + "}");
            expected.put(name, line);
            bench.store().append(name, line, TestOperation.live());
        }
        expected.forEach((name, line) -> {
            assertThat(bench.store().last(name, TestOperation.live()))
                    .as("last of '%s'", name)
                    .isEqualTo(1);
            assertThat(bench.store().read(name, 2, 1, TestOperation.live()))
                    .as("history of '%s'", name)
                    .extracting(HistoryLine::json)
                    .containsExactly(line.json());
        });
    }

    static void durable(HistoryBench bench) {
        bench.appendUpTo(3);
        bench.close();
        try (HistoryBench reopened = bench.another()) {
            assertThat(reopened.last()).isEqualTo(3);
            assertThat(reopened.numbers()).containsExactly(3L, 2L, 1L);
            reopened.appendUpTo(4);
            assertThat(reopened.last()).isEqualTo(4);
        }
    }

    static void storesAgree(HistoryBench bench) {
        try (HistoryBench other = bench.another()) {
            bench.appendUpTo(1);
            assertThat(other.last()).isEqualTo(1);
            other.append(HistoryBench.line(2));
            assertFails(FailureKind.CONFLICT, () -> bench.append(HistoryBench.line(2)));
            bench.append(HistoryBench.line(3));
            assertThat(other.numbers()).containsExactly(3L, 2L, 1L);
        }
    }

    static void oneWriterWins(HistoryBench bench) {
        bench.appendUpTo(1);
        List<Callable<Boolean>> writers = Collections.nCopies(WRITERS, () -> tryAppend(bench, HistoryBench.line(2)));
        assertThat(Together.run(writers)).containsOnlyOnce(true);
        assertThat(bench.numbers()).containsExactly(2L, 1L);
    }

    static void noGap(HistoryBench bench) {
        Callable<Integer> writer = () -> {
            int written = 0;
            for (int tries = 0; written < LINES_EACH && tries < MOST_TRIES; tries++) {
                written += tryAppend(bench, HistoryBench.line(bench.last() + 1)) ? 1 : 0;
            }
            return written;
        };
        assertThat(Together.run(Collections.nCopies(WRITERS, writer)))
                .as("lines that each writer got through")
                .containsOnly(LINES_EACH);
        List<Long> expected = new ArrayList<>();
        for (long i = WRITERS * LINES_EACH; i > 0; i--) {
            expected.add(i);
        }
        assertThat(bench.numbers()).isEqualTo(expected);
    }

    static void cancelled(HistoryBench bench) {
        assertAppendsNothing(bench, FailureKind.CANCELLED, TestOperation::cancelled);
    }

    static void expired(HistoryBench bench) {
        assertAppendsNothing(bench, FailureKind.TIMEOUT, TestOperation::expired);
    }

    private static void assertAppendsNothing(HistoryBench bench, FailureKind kind, Supplier<Operation> ended) {
        bench.appendUpTo(1);
        assertFails(kind, () -> bench.append(HistoryBench.line(2), ended.get()));
        assertThat(bench.numbers()).containsExactly(1L);
    }

    static void refused(HistoryBench bench) {
        bench.appendUpTo(1);
        bench.contract().cutConnection();
        assertFails(FailureKind.UNAVAILABLE, bench::last);
        assertFails(FailureKind.UNAVAILABLE, () -> bench.append(HistoryBench.line(2)));
    }

    static void closedTwice(HistoryStoreContract contract) {
        ThreadsLeft threads = ThreadsLeft.startingNow();
        HistoryStore store = contract.open();
        try (HistoryBench bench = new HistoryBench(contract, store)) {
            bench.appendUpTo(1);
        }
        assertThatCode(store::close).doesNotThrowAnyException();
        threads.assertNone();
    }

    private static boolean tryAppend(HistoryBench bench, HistoryLine line) {
        try {
            bench.append(line);
            return true;
        } catch (GitOpsException e) {
            assertThat(e.kind()).isEqualTo(FailureKind.CONFLICT);
            return false;
        }
    }
}
