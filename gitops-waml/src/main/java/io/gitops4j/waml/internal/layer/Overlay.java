package io.gitops4j.waml.internal.layer;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.schema.Extensions;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays a layer over another: mappings by key, lists and scalars whole, null removes; two kinds that do not fit are an error
 * naming both (B47). Patches for a target have rules of their own.
 */
public final class Overlay {
    private final Findings findings;

    /** Reports to {@code findings}. */
    public Overlay(Findings findings) {
        this.findings = findings;
    }

    /** The lower mapping with the upper one on top. */
    public MergedMapping lay(MergedMapping upper, MergedMapping lower) {
        Map<String, Merged> fields = new LinkedHashMap<>(lower.fields());
        upper.fields().forEach((key, value) -> {
            Merged below = fields.get(key);
            if (isNull(value)) {
                fields.remove(key);
            } else if (Extensions.KEYS.contains(key)) {
                fields.put(key, below == null ? value : patch(value, below));
            } else if (below == null) {
                fields.put(key, withoutNulls(value));
            } else {
                fields.put(key, merge(value, below));
            }
        });
        return new MergedMapping(upper.layer(), upper.node(), upper.where(), fields);
    }

    /** A patch over a patch: null is kept, as it removes what a target has made, and any kind replaces any other. */
    private static Merged patch(Merged upper, Merged lower) {
        if (upper instanceof MergedMapping above && lower instanceof MergedMapping below) {
            Map<String, Merged> fields = new LinkedHashMap<>(below.fields());
            above.fields().forEach((key, value) -> {
                Merged old = fields.get(key);
                fields.put(key, old == null ? value : patch(value, old));
            });
            return new MergedMapping(above.layer(), above.node(), above.where(), fields);
        }
        return upper;
    }

    private Merged merge(Merged upper, Merged lower) {
        if (upper instanceof MergedMapping above && lower instanceof MergedMapping below) {
            return lay(above, below);
        }
        if (upper.getClass() == lower.getClass()) {
            return upper;
        }
        findings.error(
                upper,
                Code.MERGE,
                "a " + kind(upper) + " cannot replace the " + kind(lower) + " of " + origin(lower, upper),
                "write a " + kind(lower) + ", or null to remove it");
        return upper;
    }

    private static String origin(Merged lower, Merged upper) {
        String from = lower.seenFrom(upper);
        String label = lower.layer().label();
        return from.endsWith(label) ? label + " at line " + lower.node().line() : label + " at " + from;
    }

    private static String kind(Merged value) {
        return value instanceof MergedMapping ? "mapping" : value instanceof MergedList ? "list" : "single value";
    }

    /** The same value without entries that are null: below it there is nothing to remove. */
    static Merged withoutNulls(Merged value) {
        if (!(value instanceof MergedMapping mapping) || mapping.fields().isEmpty()) {
            return value;
        }
        Map<String, Merged> fields = new LinkedHashMap<>();
        mapping.fields().forEach((key, inner) -> {
            if (!isNull(inner)) {
                fields.put(key, withoutNulls(inner));
            }
        });
        return new MergedMapping(mapping.layer(), mapping.node(), mapping.where(), fields);
    }

    private static boolean isNull(Merged value) {
        return value.node() instanceof YamlScalar scalar && scalar.isNull();
    }

    /** All layers, the lowest first. */
    public MergedMapping layAll(List<MergedMapping> layers) {
        MergedMapping lowest = layers.get(0);
        MergedMapping result = new MergedMapping(lowest.layer(), lowest.node(), lowest.where(), Map.of());
        for (MergedMapping layer : layers) {
            result = lay(layer, result);
        }
        return result;
    }
}
