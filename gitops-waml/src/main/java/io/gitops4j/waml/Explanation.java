package io.gitops4j.waml;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Origin;
import io.gitops4j.api.spec.Origins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a service has the values that it has in one place: what each layer brought, and what covered or removed it. Made by {@link
 * WamlExplainer}. Immutable; shows no literal that looks like a secret.
 */
public final class Explanation {
    private final String deployId;
    private final List<Entry> entries;
    private final Origins origins;
    private final String yaml;
    private final List<Diagnostic> diagnostics;

    Explanation(String deployId, List<Entry> entries, Origins origins, String yaml, List<Diagnostic> diagnostics) {
        this.deployId = deployId;
        this.entries = List.copyOf(entries);
        this.origins = origins;
        this.yaml = yaml;
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** The deploy id that was asked about. */
    public String deployId() {
        return deployId;
    }

    /**
     * Every value that holds no others, those of the result first and in its order, then those that were removed. None where the file
     * cannot be read or does not have the deploy id.
     */
    public List<Entry> entries() {
        return entries;
    }

    /**
     * The values at a path and below it.
     *
     * @param path in the manifest's terms, as {@code resources.limits.cpu} or {@code env[LOG_LEVEL]}, or else in those of the {@link
     *     io.gitops4j.api.spec.ServiceSpec}, as {@code containers[0].resources.limits.cpuMillis}
     */
    public List<Entry> at(String path) {
        List<Entry> found =
                entries.stream().filter(entry -> isWithin(entry.path(), path)).toList();
        if (!found.isEmpty()) {
            return found;
        }
        Optional<Origin> origin = origins.at(path);
        return origin.isEmpty()
                ? List.of()
                : entries.stream()
                        .filter(entry -> entry.value().isPresent())
                        .filter(entry -> entry.origin()
                                        .layer()
                                        .equals(origin.get().layer())
                                && isWithin(entry.origin().path(), origin.get().path()))
                        .toList();
    }

    private static boolean isWithin(String path, String whole) {
        return path.startsWith(whole)
                && (path.length() == whole.length() || ".[".indexOf(path.charAt(whole.length())) >= 0);
    }

    /**
     * The merged manifest as YAML of schema 2, with a comment behind each value that says where it came from. Read again it merges to
     * the same values, but for masked ones. It stands in one layer, though, and a parser holds some values of one layer against each
     * other: a tag beside the image's own, replicas beside autoscaling. Empty where there are no {@link #entries}.
     */
    public String yaml() {
        return yaml;
    }

    /** What was found in the file and in the values of this deploy id, by place. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Each value and what brought it, the topmost layer first; for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            text.append(entry).append('\n');
        }
        return text.toString();
    }

    /**
     * One value.
     *
     * @param path in the manifest's terms
     * @param steps what the layers did to it, the lowest first; at least one
     */
    public record Entry(String path, List<Step> steps) {
        /** Copies the list. */
        public Entry {
            steps = List.copyOf(steps);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException(path + " came from nowhere");
            }
        }

        /** The value, or {@code ***} for one that looks like a secret; nothing where it was removed. */
        public Optional<String> value() {
            return top().value();
        }

        /** Where the value stands, or what removed it. */
        public Origin origin() {
            return top().origin();
        }

        private Step top() {
            return steps.get(steps.size() - 1);
        }

        /** The path and the value, and a line for each step, the topmost first. */
        @Override
        public String toString() {
            List<String> lines = new ArrayList<>();
            lines.add(value().map(value -> path + ": " + inOneLine(value)).orElse(path + " is removed"));
            for (int i = steps.size() - 1; i >= 0; i--) {
                lines.add("  " + steps.get(i));
            }
            return String.join("\n", lines);
        }
    }

    /**
     * What one layer did to a value.
     *
     * @param origin where the layer says so
     * @param value that it brought, or {@code ***} for one that looks like a secret; nothing where it removed the value below, by null
     *     or by a list that does not have it
     */
    public record Step(Origin origin, Optional<String> value) {
        @Override
        public String toString() {
            return origin.position() + " " + origin.layer()
                    + value.map(text -> ": " + inOneLine(text)).orElse(" removes it");
        }
    }

    private static String inOneLine(String value) {
        return value.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n");
    }
}
