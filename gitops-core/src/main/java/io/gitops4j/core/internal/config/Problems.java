package io.gitops4j.core.internal.config;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything found wrong in one file, each with its place. */
final class Problems {
    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(
            problem -> problem.position().orElseThrow(),
            Comparator.comparingInt(Position::line).thenComparingInt(Position::column));

    private final Position whole;
    private final List<Diagnostic> found = new ArrayList<>();
    private final Map<String, Position> positions = new LinkedHashMap<>();

    Problems(String file) {
        this.whole = Position.ofFile(file);
    }

    String file() {
        return whole.file();
    }

    Map<String, Position> positions() {
        return positions;
    }

    /** Notes where every value stands. */
    void locate(String path, Position at, YamlNode node) {
        positions.putIfAbsent(path, at);
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries()
                    .forEach((key, entry) -> locate(ConfigPath.child(path, key), entry.position(), entry.value()));
        } else if (node instanceof YamlNode.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                YamlNode item = sequence.items().get(i);
                locate(ConfigPath.item(path, i), item.position(), item);
            }
        }
    }

    void add(String code, String path, String what, String remedy) {
        Position at = ConfigPath.nearest(positions, path).orElse(whole);
        add(Diagnostic.error(code).path(path).at(at).what(what).remedy(remedy).build());
    }

    void addAt(String code, Position at, String what, String remedy) {
        add(Diagnostic.error(code).at(at).what(what).remedy(remedy).build());
    }

    void add(Diagnostic problem) {
        found.add(problem);
    }

    /** Adds what is not a mere consequence of something already told about the same value. */
    void addUntold(List<Diagnostic> more) {
        List<String> told = found.stream().map(Diagnostic::path).toList();
        for (Diagnostic problem : more) {
            if (!told.contains(problem.path())) {
                Position at = ConfigPath.nearest(positions, problem.path()).orElse(whole);
                found.add(Diagnostic.error(problem.code())
                        .path(problem.path())
                        .at(at)
                        .what(problem.what())
                        .remedy(problem.remedy())
                        .build());
            }
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    GitOpsException exception() {
        found.sort(BY_PLACE);
        return new GitOpsException(FailureKind.CONFIG, found);
    }
}
