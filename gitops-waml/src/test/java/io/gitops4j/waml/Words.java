package io.gitops4j.waml;

import java.util.List;
import java.util.SplittableRandom;

/** Texts that mean something to YAML, to this parser, to a scheduler or to a terminal, to be put where they do not belong. */
final class Words {
    static final List<String> ALL = List.of(
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

    private static final List<String> KEYS = List.of(
            "schema",
            "slug",
            "namespace",
            "deploy",
            "defaults",
            "match",
            "env",
            "name",
            "value",
            "service",
            "ports",
            "number",
            "targetPort",
            "ingress",
            "host",
            "hostPrefix",
            "paths",
            "resources",
            "requests",
            "limits",
            "cpu",
            "memory",
            "scaling",
            "replicas",
            "autoscaling",
            "horizontal",
            "health",
            "http",
            "tcp",
            "schedule",
            "slo",
            "template",
            "image",
            "tag",
            "options",
            "x-own",
            "<<",
            "?",
            "-",
            "null",
            "1",
            "true",
            "\u00fc",
            "");
    private static final String SIGNS = ":,[]{}#&*!|>'\"%@`-?~\\/ \t=.0a_$\u00a0";
    private static final int LONG = 2_000;

    private Words() {}

    static String sign(SplittableRandom random) {
        return Character.toString(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }

    /** Instead of {@code old}. */
    static String key(String old, SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> old + sign(random);
            case 1 -> old.length() < 2 ? old : old.substring(1);
            case 2 -> "\"" + old + "\"";
            case 3 -> old.repeat(1 + random.nextInt(300));
            case 4 -> "[" + old + "]";
            case 5 -> "{" + old + ": 1}";
            default -> KEYS.get(random.nextInt(KEYS.size()));
        };
    }

    static String value(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0 -> Long.toString(random.nextLong());
            case 1 -> Double.toString(random.nextDouble() * Math.pow(10, random.nextInt(40)));
            case 2 -> "9".repeat(1 + random.nextInt(400));
            case 3 -> "x".repeat(random.nextInt(LONG));
            case 4 -> "[" + ALL.get(random.nextInt(ALL.size())) + ", " + ALL.get(random.nextInt(ALL.size())) + "]";
            case 5 -> "{" + KEYS.get(random.nextInt(KEYS.size())) + ": " + ALL.get(random.nextInt(ALL.size())) + "}";
            default -> ALL.get(random.nextInt(ALL.size()));
        };
    }

    static String wrapped(String value, SplittableRandom random) {
        return switch (random.nextInt(9)) {
            case 0 -> "[" + value + "]";
            case 1 -> "{a: " + value + "}";
            case 2 -> "\"" + value + "\"";
            case 3 -> "'" + value + "'";
            case 4 -> "!!str " + value;
            case 5 -> "&a " + value;
            case 6 -> "*a";
            case 7 -> "| " + value;
            default -> value + value;
        };
    }
}
