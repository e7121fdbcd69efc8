package io.gitops4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Medians over the repetitions, and ratios to the raw client of the same repetition. */
final class ResultTable {
    private final int objects;
    private final List<String> clients;
    private final List<Map<String, List<Measurement>>> repetitions;

    ResultTable(int objects, List<String> clients, List<Map<String, List<Measurement>>> repetitions) {
        this.objects = objects;
        this.clients = List.copyOf(clients);
        this.repetitions = List.copyOf(repetitions);
    }

    String markdown() {
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "%d objects, %d repetitions, %d processors, JDK %s%n%n",
                objects,
                repetitions.size(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature()));
        out.append(
                "| phase | client | wall s (min-max) | objects/s | speed against raw | client CPU s | peak RSS MiB | requests |\n");
        out.append("|---|---|---|---|---|---|---|---|\n");
        for (Phase phase : Phase.values()) {
            clients.forEach(client -> row(out, phase, client));
        }
        return out.toString();
    }

    private void row(StringBuilder out, Phase phase, String client) {
        double wall = median(phase, client, m -> m.cost().wallSeconds());
        List<Double> ratios = new ArrayList<>();
        repetitions.forEach(
                repetition -> ratios.add(find(repetition, "raw", phase).cost().wallSeconds()
                        / find(repetition, client, phase).cost().wallSeconds()));
        List<Double> walls = values(phase, client, m -> m.cost().wallSeconds());
        out.append(String.format(
                Locale.ROOT,
                "| %s | %s | %.2f (%.2f-%.2f) | %.0f | %.2f | %.1f | %.0f | %s |%n",
                phase.word(),
                client,
                wall,
                walls.get(0),
                walls.get(walls.size() - 1),
                objects / wall,
                median(ratios),
                median(phase, client, m -> m.cost().cpuSeconds()),
                median(phase, client, m -> m.cost().peakMebibytes()),
                find(repetitions.get(repetitions.size() - 1), client, phase).byVerb()));
    }

    private double median(Phase phase, String client, ToDoubleFunction<Measurement> value) {
        return median(values(phase, client, value));
    }

    private List<Double> values(Phase phase, String client, ToDoubleFunction<Measurement> value) {
        return repetitions.stream()
                .map(repetition -> value.applyAsDouble(find(repetition, client, phase)))
                .sorted()
                .toList();
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static Measurement find(Map<String, List<Measurement>> repetition, String client, Phase phase) {
        return repetition.getOrDefault(client, List.of()).stream()
                .filter(measurement -> measurement.phase() == phase)
                .findFirst()
                .orElseThrow();
    }
}
