package io.gitops4j.testkit;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls of an SPI by the name of the method. Thread-safe. */
public final class CallCounts {
    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

    CallCounts() {}

    void count(String call) {
        counts.computeIfAbsent(call, name -> new LongAdder()).increment();
    }

    /** How often a method was called, failed calls included. */
    public long of(String call) {
        LongAdder count = counts.get(call);
        return count == null ? 0 : count.sum();
    }

    /** Every method that was called, sorted by name. */
    public Map<String, Long> asMap() {
        Map<String, Long> copy = new TreeMap<>();
        counts.forEach((call, count) -> copy.put(call, count.sum()));
        return copy;
    }

    /** Counts from nothing again. */
    public void reset() {
        counts.clear();
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}
