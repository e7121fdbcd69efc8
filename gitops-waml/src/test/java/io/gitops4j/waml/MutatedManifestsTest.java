package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Valid manifests, damaged by lines, words, signs and indentation: whatever comes out is a spec, or findings with a place; never
 * an exception. {@code -Dmutations=100000} runs more of them.
 */
class MutatedManifestsTest {
    private static final int CASES = Integer.getInteger("mutations", 5_000);
    private final ParseCheck check = new ParseCheck();
    private final List<String> manifests = Manifests.all().stream()
            .map(path -> Manifests.read(path.getFileName().toString()))
            .toList();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void aDamagedManifestIsASpecOrFindingsWithAPlace(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int valid = 0;
        for (int i = 0; i < CASES; i++) {
            String damaged = manifests.get(random.nextInt(manifests.size()));
            for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
                damaged = damage(damaged, random);
            }
            valid += check.isValid(damaged.getBytes(StandardCharsets.UTF_8)) ? 1 : 0;
        }
        assertThat(valid).as("cases that stayed valid").isBetween(CASES / 100, CASES - CASES / 10);
    }

    private static String damage(String text, SplittableRandom random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        String word = Words.ALL.get(random.nextInt(Words.ALL.size()));
        switch (random.nextInt(9)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), line);
            case 2 -> lines.set(at, " ".repeat(random.nextInt(6)) + line.strip());
            case 3 -> lines.set(at, line.contains(":") ? line.substring(0, line.indexOf(':') + 1) + " " + word : word);
            case 4 -> lines.set(at, inserted(line, word, random));
            case 5 -> lines.set(at, line.isEmpty() ? line : line.substring(0, random.nextInt(line.length())));
            case 6 ->
                lines.add(
                        at,
                        " ".repeat(random.nextInt(8)) + word + ": " + Words.ALL.get(random.nextInt(Words.ALL.size())));
            case 7 -> {
                int other = random.nextInt(lines.size());
                lines.set(at, lines.get(other));
                lines.set(other, line);
            }
            default -> lines.set(at, swapped(line, random));
        }
        return lines.isEmpty() ? "\n" : String.join("\n", lines) + "\n";
    }

    private static String inserted(String line, String word, SplittableRandom random) {
        int at = random.nextInt(line.length() + 1);
        return line.substring(0, at) + word + line.substring(at);
    }

    private static String swapped(String line, SplittableRandom random) {
        if (line.length() < 2) {
            return line;
        }
        int at = random.nextInt(line.length() - 1);
        return line.substring(0, at) + line.charAt(at + 1) + line.charAt(at) + line.substring(at + 2);
    }
}
