package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ParseResult;
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
    private static final String[] ENVIRONMENTS = {"dev", "prod-1", "prod-cluster-1", "prod-cluster-2"};
    private static final List<String> WORDS = List.of(
            "null",
            "~",
            "[]",
            "{}",
            "\"\"",
            "0",
            "-1",
            "70000",
            "99999999999999999999",
            "1e9",
            "no",
            "012",
            "1:30",
            "*x",
            "&x a",
            "<<",
            "!!str x",
            "|",
            ">-",
            "'",
            "\"",
            "{{ x }}",
            "${x}",
            "${commit}",
            "vault:a#b",
            "vault:#",
            "- ",
            "? ",
            ": ",
            "# ",
            "---",
            "...",
            "%YAML 1.1",
            "@",
            "`",
            "a: b: c",
            "\u202E",
            "\u0000",
            "\t",
            "\uD83D\uDE00",
            "é",
            "25%",
            "1.5Gi",
            "5s",
            "https://a.example.com",
            "http",
            "udp",
            "*",
            "[",
            "}",
            "schema",
            "deploy",
            "env");

    private final WamlParser parser = new WamlParser();
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
            valid += check(damaged) ? 1 : 0;
        }
        assertThat(valid).as("cases that stayed valid").isBetween(CASES / 100, CASES - CASES / 10);
    }

    private boolean check(String manifest) {
        ParseResult result;
        try {
            result = Manifests.parse(parser, manifest, ENVIRONMENTS);
        } catch (RuntimeException e) {
            throw new AssertionError("the parser broke on:\n" + manifest, e);
        }
        int lines = (int) manifest.chars().filter(c -> c == '\n' || c == '\r').count() + 1;
        for (Diagnostic finding : Manifests.said(result)) {
            assertThat(finding.position())
                    .as("place of %s in:%n%s", finding, manifest)
                    .hasValueSatisfying(position -> {
                        boolean inTemplate = position.file().startsWith("template:");
                        assertThat(inTemplate || position.line() <= lines)
                                .as("line of %s", finding)
                                .isTrue();
                    });
            assertThat(finding.what()).isNotBlank();
            assertThat(finding.remedy()).isNotBlank();
            assertThat(finding.toString()).hasSizeLessThanOrEqualTo(Diagnostic.MAX_LENGTH);
        }
        if (!result.valid()) {
            assertThat(result.services()).isEmpty();
            return false;
        }
        for (DeclaredService service : result.services()) {
            boolean error = service.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR);
            assertThat(service.spec().isPresent())
                    .as("spec of %s in:%n%s", service.service(), manifest)
                    .isEqualTo(!error);
        }
        return true;
    }

    private static String damage(String text, SplittableRandom random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        String word = WORDS.get(random.nextInt(WORDS.size()));
        switch (random.nextInt(9)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), line);
            case 2 -> lines.set(at, " ".repeat(random.nextInt(6)) + line.strip());
            case 3 -> lines.set(at, line.contains(":") ? line.substring(0, line.indexOf(':') + 1) + " " + word : word);
            case 4 -> lines.set(at, inserted(line, word, random));
            case 5 -> lines.set(at, line.isEmpty() ? line : line.substring(0, random.nextInt(line.length())));
            case 6 ->
                lines.add(at, " ".repeat(random.nextInt(8)) + word + ": " + WORDS.get(random.nextInt(WORDS.size())));
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
