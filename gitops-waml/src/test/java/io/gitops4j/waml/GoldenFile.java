package io.gitops4j.waml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Cases in a readable file: {@code ### name}, the manifest, {@code --- says}, the messages. In a manifest {@code <TAB>} is a tab
 * and {@code <U+202E>} that character. Running the tests with {@code -Dgoldens=write} writes what the parser says now; read the
 * difference as prose before committing it.
 */
final class GoldenFile {
    record Case(String name, String manifest, List<String> says) {}

    private static final String NAME = "### ";
    private static final String SAYS = "--- says";

    private final Path file;

    GoldenFile(Path file) {
        this.file = file;
    }

    static List<Path> all() {
        try (var files = Files.list(Path.of("src/test/resources/golden"))) {
            return files.filter(path -> path.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        String[] blocks = read().split("(?m)^" + NAME, -1);
        for (int i = 1; i < blocks.length; i++) {
            int endOfName = blocks[i].indexOf('\n');
            int says = blocks[i].indexOf(SAYS);
            String manifest = blocks[i].substring(endOfName + 1, says);
            List<String> lines = blocks[i]
                    .substring(says + SAYS.length())
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            cases.add(new Case(blocks[i].substring(0, endOfName).strip(), manifest, lines));
        }
        return cases;
    }

    void write(List<Case> cases) {
        StringBuilder text = new StringBuilder(read().split("(?m)^" + NAME, 2)[0]);
        for (Case each : cases) {
            text.append(NAME)
                    .append(each.name())
                    .append('\n')
                    .append(each.manifest())
                    .append(SAYS);
            each.says().forEach(line -> text.append('\n').append(line));
            text.append("\n\n");
        }
        try {
            Files.writeString(file, text.toString().stripTrailing() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
