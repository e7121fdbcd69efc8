package io.gitops4j.waml.internal.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.CommentToken;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * The comments and the layout of a text, for a tree whose nodes stand where they stood in it, even if the tree has another shape now.
 * A comment on a line of its own goes to the next key or item that is still there, one behind something to the last thing on its line.
 * What is given out is given once, as an alias stands for the same node.
 */
public final class SourceRemarks implements Remarks {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setParseComments(true)
            .build();

    private final String[] lines;
    private final IdentityHashMap<YamlNode, List<String>> above = new IdentityHashMap<>();
    private final IdentityHashMap<YamlNode, String> behind = new IdentityHashMap<>();
    private final List<String> atTheEnd = new ArrayList<>();

    private SourceRemarks(String text) {
        this.lines = text.split("\r\n|\r|\n", -1);
    }

    /** Those of a text that can be read, for a tree made of it. */
    public static SourceRemarks of(String text, YamlMapping root) {
        SourceRemarks remarks = new SourceRemarks(text);
        List<Start> starts = new ArrayList<>();
        collect(root, starts);
        starts.sort(Comparator.comparingInt((Start start) -> start.node().line())
                .thenComparingInt(start -> start.node().column()));
        ScannerImpl scanner = new ScannerImpl(SETTINGS, new StreamReader(SETTINGS, text));
        while (scanner.hasNext()) {
            Token token = scanner.next();
            if (token instanceof CommentToken comment) {
                remarks.place(comment, starts);
            }
        }
        return remarks;
    }

    /** More to say above a node, below what the text says there. */
    public void add(YamlNode node, String line) {
        above.computeIfAbsent(node, n -> new ArrayList<>()).add(line);
    }

    private static void collect(YamlNode node, List<Start> starts) {
        if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                starts.add(new Start(entry.key(), true));
                value(entry.value(), starts);
            }
        } else if (node instanceof YamlSequence list) {
            for (YamlNode item : list.items()) {
                starts.add(new Start(item, true));
                value(item, starts);
            }
        }
    }

    private static void value(YamlNode value, List<Start> starts) {
        if (value instanceof YamlScalar) {
            starts.add(new Start(value, false));
        } else {
            collect(value, starts);
        }
    }

    private void place(CommentToken comment, List<Start> starts) {
        int line = comment.getStartMark().map(Mark::getLine).orElse(0) + 1;
        if (comment.getCommentType() == CommentType.IN_LINE) {
            Optional<Start> last =
                    starts.stream().filter(start -> start.node().line() == line).reduce((first, second) -> second);
            if (last.isPresent()) {
                behind.merge(last.get().node(), comment.getValue(), (one, other) -> one + ";" + other);
                return;
            }
        }
        String text = comment.getCommentType() == CommentType.BLANK_LINE ? "" : comment.getValue();
        List<String> place = starts.stream()
                .filter(start -> start.isKeyOrItem() && start.node().line() > line)
                .findFirst()
                .map(start -> above.computeIfAbsent(start.node(), node -> new ArrayList<>()))
                .orElse(atTheEnd);
        boolean afterEmpty =
                place.isEmpty() ? line == 1 : place.get(place.size() - 1).isEmpty();
        if (!(text.isEmpty() && afterEmpty)) {
            place.add(text);
        }
    }

    @Override
    public List<String> above(YamlNode node) {
        return Optional.ofNullable(above.remove(node)).orElse(List.of());
    }

    @Override
    public String behind(YamlNode node) {
        return Optional.ofNullable(behind.remove(node)).orElse("");
    }

    @Override
    public List<String> atTheEnd() {
        List<String> said = new ArrayList<>(atTheEnd);
        while (!said.isEmpty() && said.get(said.size() - 1).isEmpty()) {
            said.remove(said.size() - 1);
        }
        return said;
    }

    /** As it was, where all of it still stands in that line. */
    @Override
    public boolean inOneLine(YamlNode collection) {
        int line = collection.line();
        return line >= 1
                && line <= lines.length
                && "[{".indexOf(at(lines[line - 1], collection.column())) >= 0
                && isWithin(collection, line);
    }

    private static char at(String line, int column) {
        int codePoints = line.codePointCount(0, line.length());
        return column > codePoints ? ' ' : line.charAt(line.offsetByCodePoints(0, column - 1));
    }

    private static boolean isWithin(YamlNode node, int line) {
        if (node.line() != line) {
            return false;
        }
        if (node instanceof YamlScalar scalar) {
            return scalar.text().indexOf('\n') < 0;
        }
        if (node instanceof YamlSequence list) {
            return list.items().stream().allMatch(item -> isWithin(item, line));
        }
        return ((YamlMapping) node)
                .entries().stream().allMatch(entry -> entry.key().line() == line && isWithin(entry.value(), line));
    }

    /** Where something starts that a comment can belong to. */
    private record Start(YamlNode node, boolean isKeyOrItem) {}
}
