package io.gitops4j.core.internal.config;

import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Position;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the options of a plug-in against its provider, and tells each problem at its line. */
public final class OptionCheck {
    private OptionCheck() {}

    /**
     * Every problem of a binding's options.
     *
     * @param path of the binding: {@code sources.apps}, {@code environments.prod}, {@code parsers[0]}, {@code store}
     */
    public static List<Diagnostic> problems(GitOpsConfig config, String path, PluginBinding binding, ConfigSpec spec) {
        List<Diagnostic> placed = new ArrayList<>();
        String base = ConfigPath.child(path, Structure.PLUGIN_OPTIONS.name());
        for (Diagnostic problem : PluginConfig.problems(spec, binding.options())) {
            String where = ConfigPath.child(base, problem.path());
            placed.add(spelled(spec, at(where, config.position(where), problem)));
        }
        return placed;
    }

    static List<Diagnostic> placed(Map<String, Position> positions, String base, List<Diagnostic> problems) {
        return problems.stream()
                .map(problem -> {
                    String where = ConfigPath.child(base, problem.path());
                    return at(where, ConfigPath.nearest(positions, where), problem);
                })
                .toList();
    }

    /** The same, with a guess at what an unknown option was meant to be. */
    static Diagnostic spelled(ConfigSpec spec, Diagnostic problem) {
        if (!problem.code().equals("CONFIG-UNKNOWN")) {
            return problem;
        }
        List<String> names = spec.keys().stream().map(ConfigKey::name).toList();
        String written = problem.path().substring(problem.path().lastIndexOf('.') + 1);
        Diagnostic.Builder copy = Diagnostic.error(problem.code())
                .path(problem.path())
                .what(problem.what())
                .remedy(Spelling.remedy(written, names));
        problem.position().ifPresent(copy::at);
        return copy.build();
    }

    private static Diagnostic at(String path, Optional<Position> position, Diagnostic problem) {
        Diagnostic.Builder copy =
                Diagnostic.error(problem.code()).path(path).what(problem.what()).remedy(problem.remedy());
        position.ifPresent(copy::at);
        return copy.build();
    }
}
