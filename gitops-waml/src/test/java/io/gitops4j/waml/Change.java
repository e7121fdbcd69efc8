package io.gitops4j.waml;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A way to damage a manifest that keeps its lines: keys, values, indentation, depth, order. */
enum Change {
    /** Another key: misspelt, of elsewhere, quoted, very long, not a text. */
    RENAME_KEY {
        @Override
        void apply(List<String> lines, List<String> other, SplittableRandom random) {
            int at = keyLine(lines, random);
            String line = lines.get(at);
            int colon = line.indexOf(':');
            if (colon >= 0) {
                int start = keyStart(line);
                lines.set(
                        at,
                        line.substring(0, start)
                                + Words.key(line.substring(start, colon), random)
                                + line.substring(colon));
            }
        }
    },
    /** The same key once more, nearby or elsewhere. */
    REPEAT_KEY {
        @Override
        void apply(List<String> lines, List<String> other, SplittableRandom random) {
            int at = keyLine(lines, random);
            lines.add(at + random.nextInt(2), lines.get(at));
        }
    },
    /** Another value behind a key or a hyphen. */
    REPLACE_VALUE {
        @Override
        void apply(List<String> lines, List<String> other, SplittableRandom random) {
            int at = keyLine(lines, random);
            String line = lines.get(at);
            int colon = line.indexOf(':');
            lines.set(
                    at,
                    (colon < 0 ? line.substring(0, keyStart(line)) : line.substring(0, colon + 1) + " ")
                            + Words.value(random));
        }
    },
    /** What stood behind a key, in brackets, braces, quotes, or with a tag, an anchor or an alias. */
    WRAP_VALUE {
        @Override
        void apply(List<String> lines, List<String> other, SplittableRandom random) {
            int at = keyLine(lines, random);
            String line = lines.get(at);
            int colon = line.indexOf(':');
            if (colon >= 0) {
                lines.set(
                        at,
                        line.substring(0, colon + 1) + " "
                                + Words.wrapped(line.substring(colon + 1).strip(), random));
            }
        }
    },
    /** Letters and signs put into a line, taken out or exchanged. */
    SCRATCH {
        @Override
        void apply(List<String> lines, List<String> other, SplittableRandom random) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            int from = random.nextInt(line.length() + 1);
            int to = Math.min(line.length(), from + random.nextInt(4));
            lines.set(
                    at,
                    line.substring(0, from) + (random.nextBoolean() ? Words.sign(random) : "") + line.substring(to));
        }
    },
    /** One line in or out. */
    SHIFT_LINE {
        @Override
        void apply(List<String> lines, List<String> other, SplittableRandom random) {
            int at = random.nextInt(lines.size());
            lines.set(at, indented(lines.get(at), random));
        }
    },
    /** A line with all that hangs on it, in or out. */
    SHIFT_BLOCK {
        @Override
        void apply(List<String> lines, List<String> other, SplittableRandom random) {
            int at = random.nextInt(lines.size());
            int by = random.nextInt(-4, 7);
            for (int i = at; i < endOfBlock(lines, at); i++) {
                String line = lines.get(i);
                lines.set(i, by >= 0 ? " ".repeat(by) + line : line.substring(Math.min(-by, indent(line))));
            }
        }
    },
    /** A line with all that hangs on it is gone. */
    DROP_BLOCK {
        @Override
        void apply(List<String> lines, List<String> other, SplittableRandom random) {
            int at = random.nextInt(lines.size());
            lines.subList(at, endOfBlock(lines, at)).clear();
        }
    },
    /** A line with all that hangs on it, somewhere else as well. */
    COPY_BLOCK {
        @Override
        void apply(List<String> lines, List<String> other, SplittableRandom random) {
            int at = random.nextInt(lines.size());
            List<String> block = List.copyOf(lines.subList(at, endOfBlock(lines, at)));
            lines.addAll(random.nextInt(lines.size() + 1), block);
        }
    },
    /** A block of another manifest, at the indentation that is there. */
    GRAFT {
        @Override
        void apply(List<String> lines, List<String> other, SplittableRandom random) {
            int from = random.nextInt(other.size());
            List<String> block = other.subList(from, endOfBlock(other, from));
            int at = random.nextInt(lines.size());
            int by = indent(lines.get(at)) - indent(block.get(0));
            List<String> moved = new ArrayList<>();
            for (String line : block) {
                moved.add(by >= 0 ? " ".repeat(by) + line : line.substring(Math.min(-by, indent(line))));
            }
            lines.addAll(at, moved);
        }
    },
    /** The same two lines in another order. */
    SWAP_LINES {
        @Override
        void apply(List<String> lines, List<String> other, SplittableRandom random) {
            int one = random.nextInt(lines.size());
            int two = random.nextInt(lines.size());
            lines.set(one, lines.set(two, lines.get(one)));
        }
    },
    /** Many levels of brackets, braces or blocks in place of a value; now and then more than are read. */
    DEEPEN {
        @Override
        void apply(List<String> lines, List<String> other, SplittableRandom random) {
            int at = keyLine(lines, random);
            String line = lines.get(at);
            int depth = 1 + random.nextInt(random.nextInt(4) == 0 ? 200 : 12);
            String open = random.nextBoolean() ? "[" : "{a: ";
            String close = random.nextInt(4) == 0 ? "" : open.equals("[") ? "]" : "}";
            int colon = line.indexOf(':');
            lines.set(
                    at,
                    (colon < 0 ? "- " : line.substring(0, colon + 1) + " ") + open.repeat(depth) + "x"
                            + close.repeat(depth));
        }
    },
    /** Everything one level lower, under a key or an item of its own. */
    ENCLOSE {
        @Override
        void apply(List<String> lines, List<String> other, SplittableRandom random) {
            lines.replaceAll(line -> "  " + line);
            lines.add(0, random.nextBoolean() ? Words.key("schema", random) + ":" : "-");
        }
    };

    abstract void apply(List<String> lines, List<String> other, SplittableRandom random);

    private static int keyLine(List<String> lines, SplittableRandom random) {
        int start = random.nextInt(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            int at = (start + i) % lines.size();
            if (lines.get(at).indexOf(':') >= 0) {
                return at;
            }
        }
        return start;
    }

    private static int keyStart(String line) {
        int start = indent(line);
        while (start + 1 < line.length() && line.charAt(start) == '-' && line.charAt(start + 1) == ' ') {
            start += 2;
        }
        return Math.min(start, Math.max(0, line.indexOf(':')) == 0 ? start : line.indexOf(':'));
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    private static int endOfBlock(List<String> lines, int at) {
        int end = at + 1;
        while (end < lines.size() && indent(lines.get(end)) > indent(lines.get(at))) {
            end++;
        }
        return end;
    }

    private static String indented(String line, SplittableRandom random) {
        String text = line.stripLeading();
        return switch (random.nextInt(4)) {
            case 0 -> "\t" + text;
            case 1 -> " " + line;
            case 2 -> line.isEmpty() ? line : line.substring(1);
            default -> " ".repeat(random.nextInt(12)) + text;
        };
    }
}
