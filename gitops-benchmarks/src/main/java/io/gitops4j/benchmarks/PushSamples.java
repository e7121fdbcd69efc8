package io.gitops4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Everything measured with one number of services at one target; milliseconds and mebibytes. Filled by one thread. */
final class PushSamples {
    private final String target;
    private final int services;
    private final List<PushTimes> changed = new ArrayList<>();
    private final List<PushTimes> nothing = new ArrayList<>();
    private final List<PushTimes> unrelated = new ArrayList<>();
    private final List<Double> lsRemote = new ArrayList<>();
    private final List<Double> fetch = new ArrayList<>();
    private final List<Double> write = new ArrayList<>();
    private double first;
    private int heap;

    PushSamples(String target, int services) {
        this.target = target;
        this.services = services;
    }

    String target() {
        return target;
    }

    int services() {
        return services;
    }

    void first(PushTimes times) {
        first = times.done();
    }

    void changed(PushTimes times) {
        changed.add(times);
    }

    void nothing(PushTimes times) {
        nothing.add(times);
    }

    void unrelated(PushTimes times) {
        unrelated.add(times);
    }

    void byHand(double lsRemoteMillis, double fetchMillis, double writeMillis) {
        lsRemote.add(lsRemoteMillis);
        fetch.add(fetchMillis);
        write.add(writeMillis);
    }

    void heap(int mebibytes) {
        heap = mebibytes;
    }

    /** All services deployed for the first time, by a JVM that has just begun. */
    double first() {
        return first;
    }

    int heap() {
        return heap;
    }

    double changed(double percent, ToDoubleFunction<PushTimes> value) {
        return percentile(values(changed, value), percent);
    }

    double nothing(double percent, ToDoubleFunction<PushTimes> value) {
        return percentile(values(nothing, value), percent);
    }

    double unrelated(double percent, ToDoubleFunction<PushTimes> value) {
        return percentile(values(unrelated, value), percent);
    }

    double lsRemote() {
        return percentile(lsRemote, 50);
    }

    double fetch() {
        return percentile(fetch, 50);
    }

    double write() {
        return percentile(write, 50);
    }

    private static List<Double> values(List<PushTimes> times, ToDoubleFunction<PushTimes> value) {
        return times.stream().map(value::applyAsDouble).toList();
    }

    /** The smallest value that so many per cent do not exceed. */
    private static double percentile(List<Double> values, double percent) {
        List<Double> sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
