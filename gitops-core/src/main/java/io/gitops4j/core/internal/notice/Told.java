package io.gitops4j.core.internal.notice;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one notifier was told of one environment.
 *
 * @param environment which one
 * @param troubles by the key of the thing
 * @param deployment every deployment up to this number was looked at
 * @param letter every letter up to this number is part of it; one with a higher number was not put in to its end
 */
record Told(String environment, Map<String, Trouble> troubles, long deployment, long letter) {
    Told {
        troubles = Collections.unmodifiableMap(new TreeMap<>(troubles));
    }

    static Told nothing(String environment) {
        return new Told(environment, Map.of(), 0, 0);
    }

    Told about(Map<String, Trouble> other) {
        return new Told(environment, other, deployment, letter);
    }

    Told upTo(long newestLetter) {
        return new Told(environment, troubles, deployment, newestLetter);
    }
}
