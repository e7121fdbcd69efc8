package io.gitops4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Parses the same standard manifests with the engine's parser, which also merges, validates and makes specs, and with the YAML
 * library alone, which only makes nodes: each in JVMs of their own, in turn, cold and warm. Then hostile manifests, and other
 * tools that make objects of descriptions, as far as they are there. Arguments: number of manifests (default 10000), repetitions
 * (default 3), services for the other tools (default 100; 0 for none).
 */
public final class WamlBenchmark {
    private static final String HEAP = "256m";
    private static final int ROUNDS = 5;
    private static final List<String> KINDS = List.of("yaml", "waml");

    private final int services;
    private final List<Sample> samples = new ArrayList<>();

    private WamlBenchmark(int services) {
        this.services = services;
    }

    /** One round of one JVM; round 0 is the first thing that the JVM did. */
    private record Sample(String kind, int repetition, int round, Cost cost) {}

    /** Runs it. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        int services = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int forTools = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
        System.out.printf(
                "%d manifests of %d bytes, -Xmx%s, %d processors, JDK %d, load %s%n%n",
                services,
                StandardManifest.of(1).length,
                HEAP,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                load());
        WamlBenchmark benchmark = new WamlBenchmark(services);
        for (int i = 0; i < repetitions; i++) {
            for (String kind : KINDS) {
                benchmark.run(kind, i);
            }
        }
        benchmark.printRounds(repetitions);
        benchmark.printMemory();
        new ToolComparison(Files.createTempDirectory("gitops4j-tools"), forTools).print();
        System.out.println("load at the end " + load());
    }

    private static String load() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.exists(file) ? Files.readString(file).split(" ", -1)[0] : "unknown";
    }

    private void run(String kind, int repetition) throws IOException {
        try (ChildJvm jvm = new ChildJvm(HEAP, ParserProcess.class, kind, Integer.toString(services))) {
            for (int round = 0; round < ROUNDS; round++) {
                samples.add(new Sample(kind, repetition, round, Cost.parse(jvm.ask("ROUND"))));
            }
        }
    }

    private void printRounds(int repetitions) {
        System.out.println(
                "| JVM | parser | CPU s (min-max) | wall s | manifests/s of CPU | CPU against the YAML library |");
        System.out.println("|---|---|---|---|---|---|");
        for (boolean cold : new boolean[] {true, false}) {
            for (String kind : KINDS) {
                List<Sample> mine = samples(kind, cold);
                double cpu = median(mine, sample -> sample.cost().cpuSeconds());
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %s | %.2f (%.2f-%.2f) | %.2f | %.0f | %.2f |%n",
                        cold ? "cold" : "warm",
                        kind.equals("yaml") ? "YAML library, nodes only" : "WAML, whole",
                        cpu,
                        mine.stream()
                                .mapToDouble(s -> s.cost().cpuSeconds())
                                .min()
                                .orElseThrow(),
                        mine.stream()
                                .mapToDouble(s -> s.cost().cpuSeconds())
                                .max()
                                .orElseThrow(),
                        median(mine, sample -> sample.cost().wallSeconds()),
                        services / cpu,
                        ratio(kind, cold, repetitions));
            }
        }
        System.out.println();
    }

    /** The median over the repetitions of the quotient within one repetition. */
    private double ratio(String kind, boolean cold, int repetitions) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            int repetition = i;
            List<Sample> mine = samples(kind, cold).stream()
                    .filter(sample -> sample.repetition() == repetition)
                    .toList();
            List<Sample> library = samples("yaml", cold).stream()
                    .filter(sample -> sample.repetition() == repetition)
                    .toList();
            ratios.add(median(mine, s -> s.cost().cpuSeconds())
                    / median(library, s -> s.cost().cpuSeconds()));
        }
        return ResultTable.median(ratios);
    }

    /** Cold is the first round; warm are those of the second half. */
    private List<Sample> samples(String kind, boolean cold) {
        return samples.stream()
                .filter(sample -> sample.kind().equals(kind))
                .filter(sample -> cold ? sample.round() == 0 : sample.round() > ROUNDS / 2)
                .sorted(Comparator.comparingInt(Sample::repetition))
                .toList();
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return ResultTable.median(samples.stream().map(value::applyAsDouble).toList());
    }

    private void printMemory() throws IOException {
        try (ChildJvm jvm = new ChildJvm(HEAP, ParserProcess.class, "waml", Integer.toString(services))) {
            jvm.ask("ROUND");
            System.out.println("kept for one service in one environment: " + jvm.ask("KEPT") + " bytes");
            System.out.println();
            System.out.println("| hostile manifest | CPU s | wall s | heap before KiB | heap after KiB |");
            System.out.println("|---|---|---|---|---|");
            for (HostileInput input : HostileInput.values()) {
                String[] answer = jvm.ask("HOSTILE " + input.name()).split(" ", -1);
                Cost cost = Cost.parse(answer[0] + " " + answer[1] + " " + answer[2]);
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %.3f | %.3f | %d | %d |%n",
                        input.title(),
                        cost.cpuSeconds(),
                        cost.wallSeconds(),
                        Long.parseLong(answer[3]) / 1024,
                        Long.parseLong(answer[4]) / 1024);
            }
            System.out.println();
        }
    }
}
