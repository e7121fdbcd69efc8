package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;

/** Clauses of {@link ManifestParserContract}. */
final class ParserClauses {
    private static final long SEED = 20260101;
    private static final int DAMAGES = 500;
    private static final String SIGNS = "{}[]:-#&*!|>'\"%@`\n\t ,?0";
    private static final int THREADS = 4;
    private static final Duration QUICKLY = Duration.ofSeconds(20);

    private ParserClauses() {}

    static void accepts(ParserBench bench) {
        assertThat(bench.parser().accepts(bench.contract().path())).isTrue();
        assertThat(bench.parser().accepts("src/Main.java")).isFalse();
        assertThat(bench.parser().accepts("")).isFalse();
    }

    static void valid(ParserBench bench) {
        ParseResult result = bench.parse(bench.contract().valid());
        assertThat(ParserBench.errors(result)).isEmpty();
        assertThat(result.services())
                .extracting(DeclaredService::environment)
                .containsOnlyOnceElementsOf(bench.contract().environments());
        assertThat(result.services()).allSatisfy(service -> {
            assertThat(service.valid()).isTrue();
            assertThat(service.position().file()).isEqualTo(bench.contract().path());
            assertThat(service.position().line())
                    .as("line of %s", service.service())
                    .isPositive();
            assertThat(service.spec())
                    .hasValueSatisfying(spec -> assertThat(spec.id()).isEqualTo(service.service()));
        });
    }

    static void origins(ParserBench bench) {
        for (DeclaredService service : bench.parse(bench.contract().valid()).services()) {
            assertThat(service.spec().orElseThrow().origins().asMap().values())
                    .as("origins of the values of %s", service.service())
                    .isNotEmpty()
                    .anySatisfy(origin -> assertThat(origin.position().file())
                            .isEqualTo(bench.contract().path()));
        }
    }

    static void configuredEnvironments(ParserBench bench) {
        byte[] content = bench.contract().valid().getBytes(StandardCharsets.UTF_8);
        for (String environment : bench.contract().environments()) {
            ParseResult result =
                    bench.parser().parse(ParseRequest.of(bench.contract().path(), content, Set.of(environment)));
            assertThat(result.services())
                    .isNotEmpty()
                    .extracting(DeclaredService::environment)
                    .containsOnly(environment);
        }
        ParseResult none = bench.parser().parse(ParseRequest.of(bench.contract().path(), content, Set.of()));
        assertThat(none.services()).isEmpty();
    }

    static void allMistakes(ParserBench bench) {
        ParseResult result = bench.parse(bench.contract().invalid());
        assertThat(ParserBench.errors(result))
                .extracting(diagnostic -> diagnostic.position() + " " + diagnostic.path() + " " + diagnostic.code())
                .as("mistakes at different places or of different kinds")
                .hasSizeGreaterThan(1);
        bench.assertFitToBeShown(result);
        assertThat(ParserBench.errors(result))
                .allSatisfy(error -> assertThat(error.position().orElseThrow().line())
                        .as("line of: %s", error)
                        .isPositive());
    }

    static void deterministic(ParserBench bench) {
        for (String text : List.of(bench.contract().valid(), bench.contract().invalid())) {
            List<String> first = ParserBench.describe(bench.parse(text));
            try (ManifestParser other = bench.contract().newParser()) {
                assertThat(ParserBench.describe(new ParserBench(bench.contract(), other).parse(text)))
                        .isEqualTo(first);
            }
            Callable<List<String>> reader = () -> ParserBench.describe(bench.parse(text));
            assertThat(Together.run(Collections.nCopies(THREADS, reader))).allMatch(first::equals);
        }
    }

    static void leavesTheBytes(ParserBench bench) {
        byte[] content = bench.contract().valid().getBytes(StandardCharsets.UTF_8);
        byte[] copy = content.clone();
        bench.parse(content);
        assertThat(content).isEqualTo(copy);
    }

    static void hostile(ParserBench bench) {
        List<byte[]> inputs = List.of(
                new byte[0],
                new byte[1000],
                new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF},
                text("\uFEFF"),
                text("["),
                text("[".repeat(100_000)),
                text("{\"a\":".repeat(50_000)),
                text("- ".repeat(50_000)),
                text("a: &a [x,x,x,x,x,x,x,x,x]\n" + laughs()),
                text("x".repeat(1 << 20)),
                text("\u202Eevil: \u0000\u001b[2J"));
        for (byte[] input : inputs) {
            ParseResult result = assertTimeout(QUICKLY, () -> bench.parse(input));
            assertThat(ParserBench.errors(result))
                    .as("errors of hostile content of %d bytes", input.length)
                    .isNotEmpty();
            bench.assertFitToBeShown(result);
        }
    }

    static void damaged(ParserBench bench) {
        byte[] valid = bench.contract().valid().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(SEED);
        for (int i = 0; i < DAMAGES; i++) {
            byte[] damaged = damage(valid, random);
            bench.assertFitToBeShown(bench.parse(damaged));
        }
    }

    static void closedTwice(ManifestParserContract contract) {
        ThreadsLeft threads = ThreadsLeft.startingNow();
        ManifestParser parser = contract.newParser();
        new ParserBench(contract, parser).parse(contract.valid());
        parser.close();
        assertThatCode(parser::close).doesNotThrowAnyException();
        threads.assertNone();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Nine levels of lists, each naming the one before nine times: some bytes here, hundreds of millions of items when expanded. */
    private static String laughs() {
        StringBuilder text = new StringBuilder();
        for (char c = 'b'; c <= 'i'; c++) {
            String before = "*" + (char) (c - 1);
            text.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append((before + ",").repeat(8))
                    .append(before)
                    .append("]\n");
        }
        return text.toString();
    }

    private static byte[] damage(byte[] valid, Random random) {
        byte[] damaged = valid.clone();
        int at = random.nextInt(damaged.length);
        switch (random.nextInt(4)) {
            case 0 -> damaged[at] = (byte) random.nextInt(256);
            case 1 -> damaged[at] = (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
            case 2 -> damaged = Arrays.copyOf(damaged, at);
            default -> {
                int length = Math.min(random.nextInt(40), damaged.length - at);
                System.arraycopy(valid, at, damaged, random.nextInt(damaged.length - length + 1), length);
            }
        }
        return damaged;
    }
}
