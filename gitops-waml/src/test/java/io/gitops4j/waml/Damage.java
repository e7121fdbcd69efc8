package io.gitops4j.waml;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages a manifest as people and merges do: by lines, words, signs and indentation. */
final class Damage {
    private static final Pattern ENTRY =
            Pattern.compile("([A-Za-z][A-Za-z0-9-]*):( +)([^\\s,{}\\[\\]#&*|>][^,{}\\[\\]\\n]*)");
    private static final List<String> VALUES = List.of(
            "null",
            "[]",
            "{}",
            "\"\"",
            "0",
            "1",
            "7",
            "-1",
            "8080",
            "\"8080\"",
            "30100",
            "70000",
            "99999999999999999999",
            "1e9",
            "1.0",
            "0.25",
            "99.5",
            "\"99.5\"",
            "100",
            "no",
            "true",
            "false",
            "\"true\"",
            "012",
            "1:30",
            "0x1F",
            "25%",
            "101%",
            "200m",
            "1.5Gi",
            "0.0001",
            "5s",
            "0s",
            "1h",
            "61m",
            "2h",
            "3600000ms",
            "http",
            "http-2",
            "Http",
            "a",
            "a-",
            "udp",
            "UDP",
            "sctp",
            "ClusterIP",
            "clusterIP",
            "forbid",
            "Replace",
            "critical",
            "frontend-default",
            "cronjob-default",
            "shop.example.com",
            "Shop.example.com",
            "a..b",
            "/",
            "/api/v1",
            "/a/../b",
            "/a b",
            "docs/x.md",
            "../x",
            "C:/x",
            "https://a.example.com/x",
            "ftp://a.example.com",
            "vault:a/b#c",
            "vault:a/b#c#4",
            "vault:#",
            "vault:a/../b#c",
            "\"0 3 * * *\"",
            "\"0 3 * *\"",
            "\"61 3 * * *\"",
            "Europe/Berlin",
            "Europe/Atlantis",
            "example/shop",
            "example/shop:1.2",
            "Example/shop",
            "1.2.3",
            "-1.2",
            "${commit}",
            "v1-${commit.short}",
            "\"*\"",
            "prod-?",
            "\"[ab]\"",
            "LOG_LEVEL",
            "1ST",
            "é",
            "2026-11-23");

    private Damage() {}

    /** Another value or another key at one to three places, so that the file stays readable YAML and often a valid manifest. */
    static String values(String text, SplittableRandom random) {
        String damaged = text;
        for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
            damaged = value(damaged, random);
        }
        return damaged;
    }

    private static String value(String text, SplittableRandom random) {
        List<MatchResult> entries = ENTRY.matcher(text).results().toList();
        if (entries.isEmpty()) {
            return text;
        }
        MatchResult entry = entries.get(random.nextInt(entries.size()));
        MatchResult other = entries.get(random.nextInt(entries.size()));
        String key =
                random.nextInt(8) > 0 ? entry.group(1) : random.nextBoolean() ? other.group(1) : entry.group(1) + "s";
        String value = random.nextInt(4) == 0 ? other.group(3) : VALUES.get(random.nextInt(VALUES.size()));
        return text.substring(0, entry.start()) + key + ":" + entry.group(2) + value + text.substring(entry.end());
    }

    /** One to three damages. */
    static String some(String text, SplittableRandom random) {
        String damaged = text;
        for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
            damaged = damage(damaged, random);
        }
        return damaged;
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
