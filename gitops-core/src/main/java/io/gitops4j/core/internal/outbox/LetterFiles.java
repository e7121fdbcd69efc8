package io.gitops4j.core.internal.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.core.internal.file.DurableFiles;
import io.gitops4j.core.internal.file.FileFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one receiver: one for each letter that waits, named by its number, and some for what was told last, by name. Each is
 * written whole or not at all. A disk that fails costs durability and nothing else: what is in memory goes on, and the log says so once.
 */
public final class LetterFiles<L extends Letter> {
    private static final Logger LOG = LoggerFactory.getLogger(LetterFiles.class);

    private static final int VERSION = 1;
    private static final String WAITING = "waiting-";
    private static final String DIGITS = "[0-9]".repeat(19);
    private static final String TOLD = "told-";
    private static final String END = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final Function<L, ObjectNode> encode;
    private final Function<JsonNode, L> decode;
    private boolean failing;

    /** @param decode of what is not as expected throws IllegalArgumentException or DateTimeException */
    public LetterFiles(Path directory, Function<L, ObjectNode> encode, Function<JsonNode, L> decode) {
        this.directory = directory;
        this.encode = encode;
        this.decode = decode;
    }

    /** What waits, by number. A file that cannot be understood is passed over and stays where it is. */
    NavigableMap<Long, L> waiting() {
        NavigableMap<Long, L> waiting = new TreeMap<>();
        for (Path file : waitingFiles()) {
            read(file, decode).forEach(letter -> waiting.put(number(file), letter));
        }
        return waiting;
    }

    /** The highest number that any file has, understood or not; 0 where there is none. */
    long newest() {
        return waitingFiles().stream().mapToLong(LetterFiles::number).max().orElse(0);
    }

    /** What was told last; what cannot be understood is passed over. */
    public <T> List<T> told(Function<JsonNode, T> decoder) {
        List<T> told = new ArrayList<>();
        files(TOLD + "*").forEach(file -> told.addAll(read(file, decoder)));
        return told;
    }

    void wait(long number, L letter) {
        write(waitingFile(number), encode.apply(letter), letter.last());
    }

    void done(long number) {
        try {
            Files.deleteIfExists(waitingFile(number));
        } catch (IOException e) {
            failed(waitingFile(number), "delete a message that was told", e);
        }
    }

    /**
     * Keeps what was told last.
     *
     * @param name safe as a part of a file's name
     * @param sync whether it also survives a crash of the machine
     */
    public void told(String name, ObjectNode told, boolean sync) {
        write(directory.resolve(TOLD + name + END), told, sync);
    }

    private Path waitingFile(long number) {
        return directory.resolve(WAITING + String.format("%019d", number) + END);
    }

    /** Nobody comes as far as the last number, and behind it there is none. */
    private List<Path> waitingFiles() {
        return files(WAITING + DIGITS).stream()
                .filter(file -> digits(file).compareTo(Long.toString(Long.MAX_VALUE)) < 0)
                .toList();
    }

    private static long number(Path file) {
        return Long.parseLong(digits(file));
    }

    private static String digits(Path file) {
        String name = file.getFileName().toString();
        return name.substring(WAITING.length(), name.length() - END.length());
    }

    private List<Path> files(String names) {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (var found = Files.newDirectoryStream(directory, names + END)) {
                found.forEach(files::add);
            } catch (IOException | java.nio.file.DirectoryIteratorException e) {
                LOG.warn("the messages that wait in {} cannot be read", directory, e);
            }
        }
        return files;
    }

    /** Empty when the file is damaged or from a newer version. */
    private static <T> List<T> read(Path file, Function<JsonNode, T> decoder) {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            long version = JsonFields.number(json, "v");
            if (version > VERSION) {
                LOG.warn("{} is from a newer version and is left alone", file);
                return List.of();
            }
            return List.of(decoder.apply(json));
        } catch (IOException | IllegalArgumentException | IllegalStateException | DateTimeException e) {
            LOG.warn("{} cannot be read and is left alone: {}", file, e.toString());
            return List.of();
        }
    }

    private void write(Path file, ObjectNode json, boolean sync) {
        try {
            Files.createDirectories(directory);
            DurableFiles.write(file, json.put("v", VERSION).toString().getBytes(StandardCharsets.UTF_8), false, sync);
            failing = false;
        } catch (IOException e) {
            failed(file, "keep a message", e);
        }
    }

    private void failed(Path file, String action, IOException cause) {
        if (!failing) {
            failing = true;
            LOG.warn(
                    "{}; messages go on, and what waits now would not outlive the process",
                    FileFailure.of("REPORT-FILE", action, file, cause).getMessage());
        }
    }
}
