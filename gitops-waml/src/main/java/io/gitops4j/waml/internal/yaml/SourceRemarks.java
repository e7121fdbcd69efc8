package io.gitops4j.waml.internal.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
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
    /** The first key or item that starts in a line, and the last one or value. */
    private final NavigableMap<Integer, YamlNode> firsts = new TreeMap<>();

    private final Map<Integer, YamlNode> lasts = new HashMap<>();
    private final List<String> atTheEnd = new ArrayList<>();

    private SourceRemarks(String text) {
        this.lines = text.split("\r\n|\r|\n", -1);
    }

    /** Those of a text that can be read, for a tree made of it. */
    public static SourceRemarks of(String text, YamlMapping root) {
        SourceRemarks remarks = new SourceRemarks(text);
        remarks.collect(root);
        ScannerImpl scanner = new ScannerImpl(SETTINGS, new StreamReader(SETTINGS, text));
        while (scanner.hasNext()) {
            Token token = scanner.next();
            if (token instanceof CommentToken comment) {
                remarks.place(comment);
            }
        }
        return remarks;
    }

    /** More to say above a node, below what the text says there. */
    public void add(YamlNode node, String line) {
        above.computeIfAbsent(node, n -> new ArrayList<>()).add(line);
    }

    private void collect(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                first(entry.key());
                collect(entry.value());
            }
        } else if (node instanceof YamlSequence list) {
            for (YamlNode item : list.items()) {
                first(item);
                collect(item);
            }
        } else {
            last(node);
        }
    }

    private void first(YamlNode keyOrItem) {
        firsts.merge(keyOrItem.line(), keyOrItem, (one, other) -> other.column() < one.column() ? other : one);
        last(keyOrItem);
    }

    private void last(YamlNode start) {
        lasts.merge(start.line(), start, (one, other) -> other.column() >= one.column() ? other : one);
    }

    private void place(CommentToken comment) {
        int line = comment.getStartMark().map(Mark::getLine).orElse(0) + 1;
        YamlNode last = lasts.get(line);
        if (comment.getCommentType() == CommentType.IN_LINE && last != null) {
            behind.merge(last, comment.getValue(), (one, other) -> one + ";" + other);
            return;
        }
        String text = comment.getCommentType() == CommentType.BLANK_LINE ? "" : comment.getValue();
        List<String> place = Optional.ofNullable(firsts.higherEntry(line))
                .map(start -> above.computeIfAbsent(start.getValue(), node -> new ArrayList<>()))
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
}
