package io.gitops4j.waml.internal.explain;

import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedList;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import io.gitops4j.waml.internal.layer.Overlay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lays layers over each other one by one, and notes after each what it changed. The merge itself is that of every parse, which notes
 * nothing and so costs nothing.
 */
final class Chains {
    private final Map<String, List<Link>> byPath = new LinkedHashMap<>();
    private Map<String, Leaves.Leaf> leaves = Map.of();

    private Chains() {}

    /** What each layer did to each value that any of them brought, the lowest layer first; values of the result come first. */
    static Map<String, List<Link>> of(List<MergedMapping> layers) {
        Chains chains = new Chains();
        Overlay overlay = new Overlay(new Findings(""));
        MergedMapping result = overlay.layAll(layers.subList(0, 1));
        chains.note(layers.get(0), result);
        for (MergedMapping layer : layers.subList(1, layers.size())) {
            result = overlay.lay(layer, result);
            chains.note(layer, result);
        }
        Map<String, List<Link>> ordered = new LinkedHashMap<>();
        chains.leaves.keySet().forEach(path -> ordered.put(path, chains.links(path)));
        chains.byPath.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private void note(MergedMapping layer, MergedMapping result) {
        Map<String, Leaves.Leaf> now = Leaves.of(result);
        leaves.forEach((path, leaf) -> {
            if (!now.containsKey(path) && isFilled(path, leaf, now)) {
                byPath.remove(path);
            } else if (!now.containsKey(path)) {
                links(path).add(new Link(remover(layer, leaf.steps()).origin(), Optional.empty()));
            }
        });
        now.forEach((path, leaf) -> {
            Leaves.@Nullable Leaf before = leaves.get(path);
            if (before == null || before.value() != leaf.value()) {
                links(path)
                        .add(new Link(
                                leaf.value().origin(),
                                Optional.of(ShownValue.of(leaf.value().node(), leaf.name()))));
            }
        });
        leaves = now;
    }

    /** An empty collection that got something in it is not gone. */
    private static boolean isFilled(String path, Leaves.Leaf leaf, Map<String, Leaves.Leaf> now) {
        return !(leaf.value() instanceof MergedScalar)
                && now.keySet().stream()
                        .anyMatch(other -> other.startsWith(path + ".") || other.startsWith(path + "["));
    }

    private List<Link> links(String path) {
        return byPath.computeIfAbsent(path, p -> new ArrayList<>());
    }

    /** What the layer has on the way to a value that is gone: the null, or a list that took the place of the one with it. */
    private static Merged remover(MergedMapping layer, List<String> steps) {
        Merged at = layer;
        for (String step : steps) {
            Merged inner = null;
            if (at instanceof MergedMapping mapping) {
                inner = mapping.fields().get(step);
            } else if (at instanceof MergedList list) {
                inner = item(list, step);
            }
            if (inner == null) {
                return at;
            }
            at = inner;
        }
        return at;
    }

    /** Nothing for a key, where a mapping gave way to a list by mistake. */
    private static @Nullable Merged item(MergedList list, String step) {
        boolean number = !step.isEmpty() && step.length() < 6 && step.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && Integer.parseInt(step) < list.items().size()
                ? list.items().get(Integer.parseInt(step))
                : null;
    }
}
