package io.gitops4j.core.internal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.core.internal.file.EndlessOperation;
import io.gitops4j.spi.HistoryLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHistoryStoreTest {
    private static final String ENVIRONMENT = "prod";

    private final EndlessOperation operation = new EndlessOperation();

    @TempDir
    Path directory;

    @Test
    void keepsOneReadableLinePerEntry() throws IOException {
        FileHistoryStore store = store();

        store.append(ENVIRONMENT, new HistoryLine(1, "one \"service\"\nmore", "{\"v\":1}"), operation);

        assertThat(Files.readString(file()))
                .isEqualTo("{\"crc32c\":\"8c58ec77\",\"sequence\":1,\"summary\":\"one \\\"service\\\"\\nmore\","
                        + "\"record\":{\"v\":1}}\n");
    }

    @Test
    void f08_dropsALastEntryThatWasCutOffAtAnyByte() throws IOException {
        append(store(), 1, 3);
        byte[] whole = Files.readAllBytes(file());
        int start = lastLine(whole);
        for (int length = start; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            FileHistoryStore restarted = store();

            assertThat(restarted.last(ENVIRONMENT, operation))
                    .as("cut at %s", length)
                    .isEqualTo(2);
            assertThat(numbers(restarted)).as("cut at %s", length).containsExactly(2L, 1L);
            append(restarted, 3, 3);
            assertThat(Files.readAllBytes(file())).as("cut at %s", length).isEqualTo(whole);
        }
    }

    @Test
    void f08_dropsALastEntryWhoseBlocksWereNotWritten() throws IOException {
        append(store(), 1, 3);
        byte[] whole = Files.readAllBytes(file());
        int start = lastLine(whole);
        for (int zero = start; zero < whole.length - 1; zero++) {
            byte[] torn = whole.clone();
            Arrays.fill(torn, start, zero + 1, (byte) 0);
            Files.write(file(), torn);

            assertThat(numbers(store())).as("zeros up to %s", zero).containsExactly(2L, 1L);
        }
    }

    @Test
    void f08_tellsThatItDroppedAnEntry() throws IOException {
        append(store(), 1, 2);
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length - 1));

        store().last(ENVIRONMENT, operation);

        assertThat(operation.reports()).extracting(Diagnostic::code).containsExactly("STORE-TORN");
    }

    @Test
    void b80_tellsFileAndOffsetOfADamagedEntryWhereverItIs() throws IOException {
        append(store(), 1, 3);
        byte[] whole = Files.readAllBytes(file());
        int[] starts = {0, nextLine(whole, 0), lastLine(whole)};
        for (int i = 0; i < whole.length; i++) {
            if (whole[i] == '\n') {
                continue;
            }
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(file(), damaged);
            int at = i;
            int line = Arrays.stream(starts).filter(start -> start <= at).max().orElseThrow();

            assertThatThrownBy(() -> numbers(store()))
                    .as("byte %s", i)
                    .isInstanceOfSatisfying(
                            GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.INTERNAL))
                    .hasMessageStartingWith("STORE-FORMAT " + file() + " at byte " + line + ": ");
        }
    }

    @Test
    void b80_appendsNothingToAHistoryThatEndsDamaged() throws IOException {
        append(store(), 1, 2);
        byte[] damaged = Files.readAllBytes(file());
        damaged[damaged.length - 3] ^= 1;
        Files.write(file(), damaged);

        assertThatThrownBy(() -> append(store(), 3, 3)).hasMessageContaining("STORE-FORMAT");
        assertThat(Files.readAllBytes(file())).isEqualTo(damaged);
    }

    @Test
    void b80_noticesAMissingEntry() throws IOException {
        append(store(), 1, 3);
        List<String> lines = Files.readAllLines(file());
        Files.write(file(), List.of(lines.get(0), lines.get(2)));

        assertThatThrownBy(() -> numbers(store())).hasMessageContaining("it is entry 1 where 2 belongs");
    }

    @Test
    void b80_noticesAMissingBeginning() throws IOException {
        append(store(), 1, 3);
        List<String> lines = Files.readAllLines(file());
        Files.write(file(), lines.subList(1, 3));

        assertThatThrownBy(() -> numbers(store())).hasMessageContaining("the file begins with entry 2");
    }

    @Test
    void readsLinesOfManySizesInPages() {
        FileHistoryStore store = store();
        List<HistoryLine> lines = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            int size = i % 3 == 0 ? (64 << 10) * i / 10 + i : i * 37;
            lines.add(0, new HistoryLine(i, "entry " + i, "{\"x\":\"" + "ü".repeat(size) + "\"}"));
            store.append(ENVIRONMENT, lines.get(0), operation);
        }
        List<HistoryLine> read = new ArrayList<>();
        FileHistoryStore other = store();
        for (long before = Long.MAX_VALUE;
                before > 1;
                before = read.get(read.size() - 1).sequence()) {
            read.addAll(other.read(ENVIRONMENT, before, 7, operation));
        }
        assertThat(read).isEqualTo(lines);
    }

    @Test
    void survivesASummaryOfAHundredThousandLines() {
        FileHistoryStore store = store();
        HistoryLine line = new HistoryLine(1, "line \"quoted\"\n".repeat(100_000), "{}");

        store.append(ENVIRONMENT, line, operation);

        assertThat(store().read(ENVIRONMENT, 2, 1, operation)).containsExactly(line);
    }

    @Test
    void twoStoresOnOneFileAppend200EachWithoutAGap() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> writer = () -> appendSome(store(), 200);
            for (Future<Integer> done : threads.invokeAll(List.of(writer, writer))) {
                assertThat(done.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(store().read(ENVIRONMENT, Long.MAX_VALUE, 1000, operation))
                .extracting(HistoryLine::sequence)
                .isEqualTo(
                        LongStream.rangeClosed(1, 400).map(i -> 401 - i).boxed().toList());
    }

    @Test
    void anotherProcessOnTheSameFileLeavesNoGap() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProcess.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        int written = appendSome(store(), 50);
        String output = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(other.waitFor()).as(output).isZero();
        assertThat(numbers(store()))
                .hasSize(written + AppendingProcess.ENTRIES)
                .startsWith(100L)
                .endsWith(1L);
    }

    @Test
    void neverTellsAnUnreadableHistoryAsEmpty() throws IOException {
        Files.createDirectory(file());

        assertThatThrownBy(() -> store().last(ENVIRONMENT, operation)).hasMessageContaining("STORE-FILE");
        assertThatThrownBy(() -> append(store(), 1, 1)).hasMessageContaining("STORE-FILE");
    }

    @Test
    void f02_f08_everyPrefixOfTheFileOpensWithAtLeastWhatWasOwnedThen() throws IOException {
        FileHistoryStore store = store();
        History history = History.open(store, ENVIRONMENT, operation);
        for (int i = 1; i <= 2; i++) {
            long number = history.begin(
                    Records.intent("r" + i, Records.deploy(Records.CART, "v" + i, "cart-" + i, "cart-" + (i + 1))),
                    operation);
            history.finish(number, Records.AT, List.of(Records.succeeded(Records.CART, "cart-" + (i + 1))), operation);
        }
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            int records = lines(whole, length);

            History restarted = History.open(store(), ENVIRONMENT, operation);

            int run = (records + 1) / 2;
            List<String> owned = new ArrayList<>();
            if (records % 2 == 1) {
                owned.add("cart-" + run);
            }
            if (records > 0) {
                owned.add("cart-" + (run + 1));
            }
            assertThat(restarted.inventory())
                    .as("cut at %s", length)
                    .containsOnlyKeys(Records.resources(owned.toArray(String[]::new)));
            if (length % 25 == 0) {
                assertThat(restarted.closeInterrupted(Records.AT, operation)).hasSize(records % 2);
            }
        }
    }

    private FileHistoryStore store() {
        return new FileHistoryStore(directory);
    }

    private Path file() {
        return directory.resolve("history-prod.jsonl");
    }

    private void append(FileHistoryStore store, int from, int to) {
        for (int i = from; i <= to; i++) {
            store.append(ENVIRONMENT, new HistoryLine(i, "entry " + i, "{\"v\":1,\"n\":" + i + "}"), operation);
        }
    }

    private List<Long> numbers(FileHistoryStore store) {
        return store.read(ENVIRONMENT, Long.MAX_VALUE, 1000, operation).stream()
                .map(HistoryLine::sequence)
                .toList();
    }

    static int appendSome(FileHistoryStore store, int entries) {
        EndlessOperation operation = new EndlessOperation();
        int written = 0;
        while (written < entries) {
            try {
                long next = store.last(ENVIRONMENT, operation) + 1;
                store.append(ENVIRONMENT, new HistoryLine(next, "", "{}"), operation);
                written++;
            } catch (GitOpsException e) {
                if (e.kind() != FailureKind.CONFLICT) {
                    throw e;
                }
            }
        }
        return written;
    }

    private static int lastLine(byte[] file) {
        int at = file.length - 1;
        while (file[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    private static int nextLine(byte[] file, int from) {
        int at = from;
        while (file[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    private static int lines(byte[] file, int length) {
        int lines = 0;
        for (int i = 0; i < length; i++) {
            lines += file[i] == '\n' ? 1 : 0;
        }
        return lines;
    }
}
