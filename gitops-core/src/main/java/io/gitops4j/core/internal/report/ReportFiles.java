package io.gitops4j.core.internal.report;

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
 * The files of one reporter: one for each message that waits, named by its number, and one for what was told last of each source and
 * environment. Each is written whole or not at all. A disk that fails costs durability and nothing else: what is in memory goes on,
 * and the log says so once.
 */
final class ReportFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ReportFiles.class);

    private static final int VERSION = 1;
    private static final String WAITING = "waiting-";
    private static final String DIGITS = "[0-9]".repeat(19);
    private static final String TOLD = "told-";
    private static final String END = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private boolean failing;

    ReportFiles(Path directory) {
        this.directory = directory;
    }

    /** What waits, by number. A file that cannot be understood is passed over and stays where it is. */
    NavigableMap<Long, Message> waiting() {
        NavigableMap<Long, Message> waiting = new TreeMap<>();
        for (Path file : files(WAITING + DIGITS)) {
            read(file, MessageCodec::decode).forEach(message -> waiting.put(number(file), message));
        }
        return waiting;
    }

    /** The highest number that any file has, understood or not; 0 where there is none. */
    long newest() {
        return files(WAITING + DIGITS).stream()
                .mapToLong(ReportFiles::number)
                .max()
                .orElse(0);
    }

    /** What was told last. */
    List<Told> told() {
        List<Told> told = new ArrayList<>();
        files(TOLD + "*").forEach(file -> told.addAll(read(file, MessageCodec::told)));
        return told;
    }

    void wait(long number, Message message) {
        write(waitingFile(number), MessageCodec.encode(message), message.last());
    }

    void done(long number) {
        try {
            Files.deleteIfExists(waitingFile(number));
        } catch (IOException e) {
            failed(waitingFile(number), "delete a report that was told", e);
        }
    }

    /** Lost with the machine it costs one look at the forge, and so it is not waited for. */
    void told(String name, Told told) {
        write(directory.resolve(TOLD + name + END), MessageCodec.told(told), false);
    }

    private Path waitingFile(long number) {
        return directory.resolve(WAITING + String.format("%019d", number) + END);
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(WAITING.length(), name.length() - END.length()));
    }

    private List<Path> files(String names) {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (var found = Files.newDirectoryStream(directory, names + END)) {
                found.forEach(files::add);
            } catch (IOException | java.nio.file.DirectoryIteratorException e) {
                LOG.warn("the reports that wait in {} cannot be read", directory, e);
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
            failed(file, "keep a report", e);
        }
    }

    private void failed(Path file, String action, IOException cause) {
        if (!failing) {
            failing = true;
            LOG.warn(
                    "{}; reports go on, and what waits now would not outlive the process",
                    FileFailure.of("REPORT-FILE", action, file, cause).getMessage());
        }
    }
}
