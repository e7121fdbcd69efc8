package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.EnvVar;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Nomad replaces {@code ${name}} in a task's environment and configuration where it knows the name: an attribute of the node,
 * one of its own variables, or one of the task's. Manifests know no such thing, and there is no way to escape it.
 */
final class InterpolatedText {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-zA-Z0-9_\\-.]+)}");
    private static final List<String> KNOWN = List.of("NOMAD_", "node.", "attr.", "meta.", "device.", "env.");

    private InterpolatedText() {}

    /** Whether Nomad could replace a part of it. */
    static boolean possible(String text) {
        return REFERENCE.matcher(text).find();
    }

    static void report(Container container, String path, Findings findings) {
        report(container, container.command(), path + ".command", findings);
        report(container, container.args(), path + ".args", findings);
    }

    private static void report(Container container, List<String> words, String path, Findings findings) {
        for (int i = 0; i < words.size(); i++) {
            Matcher matcher = REFERENCE.matcher(words.get(i));
            while (matcher.find()) {
                String name = matcher.group(1);
                if (isKnown(name, container.env())) {
                    findings.warning(
                            "NOMAD-INTERPOLATION",
                            path + "[" + i + "]",
                            "Nomad replaces ${" + name + "} before the task starts; other targets leave it as it is",
                            "write it without braces, or pass the value as env");
                }
            }
        }
    }

    private static boolean isKnown(String name, List<EnvVar> environment) {
        return KNOWN.stream().anyMatch(name::startsWith)
                || environment.stream().anyMatch(variable -> variable.name().equals(name));
    }
}
