package io.gitops4j.examples.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown page, taken apart as far as its tests need it. */
record Page(Path path, List<String> lines) {
    static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");

    /**
     * A block of code.
     *
     * @param line where it starts in the page
     * @param language as written behind the fence
     * @param note the text of the HTML comment right above it; empty without one
     * @param code its lines, each ended
     */
    record Block(int line, String language, String note, String code) {}

    /** README, CONTRIBUTING and everything below docs. */
    static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>(List.of(read("README.md"), read("CONTRIBUTING.md")));
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                pages.add(new Page(file, Files.readAllLines(file)));
            }
        }
        return pages;
    }

    static Page read(String name) throws IOException {
        Path path = ROOT.resolve(name);
        return new Page(path, Files.readAllLines(path));
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                String language = lines.get(i).substring(3).strip();
                int end = i + 1;
                while (!lines.get(end).startsWith("```")) {
                    end++;
                }
                String code = String.join("\n", lines.subList(i + 1, end)) + "\n";
                blocks.add(new Block(i + 1, language, i == 0 ? "" : note(lines.get(i - 1)), code));
                i = end;
            }
        }
        return blocks;
    }

    private static String note(String line) {
        return line.startsWith("<!--") && line.endsWith("-->")
                ? line.substring(4, line.length() - 3).strip()
                : "";
    }

    /** Where its links lead, without those to other hosts. */
    List<String> links() {
        return lines.stream()
                .flatMap(line -> LINK.matcher(line).results())
                .map(match -> match.group(1))
                .filter(link -> !link.contains("://"))
                .toList();
    }

    /** The names under which its headings can be linked to. */
    List<String> anchors() {
        return lines.stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
