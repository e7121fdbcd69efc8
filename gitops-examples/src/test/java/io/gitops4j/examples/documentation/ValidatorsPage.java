package io.gitops4j.examples.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The examples of {@code docs/waml/validators.md}: under each heading with a code some files, and what they are told. */
record ValidatorsPage(Page page) {
    private static final Pattern CODE = Pattern.compile("### `([A-Z0-9-]+)`");
    private static final Pattern FILE = Pattern.compile("(?:In|in|and in) `([^`]+)`:");
    private static final Pattern BRANCH = Pattern.compile("On the branch `([^`]+)`,");
    private static final String SAYS = "says:";
    private static final String FENCE = "```";

    /**
     * One section.
     *
     * @param code in its heading
     * @param branch that the files are on
     * @param files texts by path
     * @param says the messages, one a line
     * @param saysFrom index of the first line of the messages in the page
     * @param fix whether it says how to mend it
     */
    record Example(
            String code, String branch, Map<String, String> files, List<String> says, int saysFrom, boolean fix) {}

    static ValidatorsPage read() throws IOException {
        return new ValidatorsPage(Page.read("docs/waml/validators.md"));
    }

    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        List<String> lines = page.lines();
        for (int i = 0; i < lines.size(); i++) {
            Matcher heading = CODE.matcher(lines.get(i));
            if (heading.matches()) {
                int end = i + 1;
                while ((end < lines.size() && !lines.get(end).startsWith("#")) || inBlock(end)) {
                    end++;
                }
                examples.add(example(heading.group(1), i + 1, end));
            }
        }
        return examples;
    }

    /** A line that starts with # within a block is a comment of the example. */
    private boolean inBlock(int line) {
        return line < page.lines().size()
                && page.lines().subList(0, line).stream()
                                        .filter(text -> text.startsWith(FENCE))
                                        .count()
                                % 2
                        == 1;
    }

    private Example example(String code, int from, int to) {
        List<String> lines = page.lines();
        Map<String, String> files = new LinkedHashMap<>();
        List<String> says = List.of();
        String branch = "main";
        int saysFrom = from;
        boolean fix = false;
        for (int i = from; i < to; i++) {
            Matcher file = FILE.matcher(lines.get(i));
            Matcher on = BRANCH.matcher(lines.get(i));
            fix |= lines.get(i).startsWith("**Fix:** ");
            branch = on.matches() ? on.group(1) : branch;
            if (file.matches() || lines.get(i).equals(SAYS)) {
                int start = i + 2;
                int end = start;
                while (!lines.get(end).equals(FENCE)) {
                    end++;
                }
                if (file.matches()) {
                    files.put(file.group(1), String.join("\n", lines.subList(start, end)) + "\n");
                } else {
                    says = lines.subList(start, end);
                    saysFrom = start;
                }
                i = end;
            }
        }
        return new Example(code, branch, files, says, saysFrom, fix);
    }

    /** Writes the page anew with what each example is told now; read the difference as prose before committing it. */
    void write(Map<Example, List<String>> says) throws IOException {
        List<String> lines = new ArrayList<>(page.lines());
        List<Example> last = new ArrayList<>(says.keySet());
        for (int i = last.size() - 1; i >= 0; i--) {
            Example example = last.get(i);
            List<String> old = lines.subList(
                    example.saysFrom(), example.saysFrom() + example.says().size());
            old.clear();
            old.addAll(says.getOrDefault(example, List.of()));
        }
        Files.writeString(page.path(), String.join("\n", lines) + "\n");
    }
}
