package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.Container;
import io.gitops4j.target.nomad.TaskDriver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For the drivers that run a command of the node. */
final class CommandConfig {
    private CommandConfig() {}

    static Map<String, Object> of(Container container, String path, TaskDriver driver, Findings findings) {
        reportImage(container, path, driver, findings);
        Map<String, Object> config = new LinkedHashMap<>();
        List<String> words = words(container, path, driver, findings);
        if (!words.isEmpty()) {
            config.put("command", words.get(0));
        }
        if (words.size() > 1) {
            config.put("args", words.subList(1, words.size()));
        }
        return config;
    }

    /** Command and arguments; nothing, and an error, where there is no command. */
    static List<String> words(Container container, String path, TaskDriver driver, Findings findings) {
        if (container.command().isEmpty()) {
            findings.error(
                    "NOMAD-COMMAND",
                    path + ".command",
                    "container " + container.name() + " has no command, and the driver " + driver.nativeName()
                            + " runs nothing else",
                    "declare command");
            return List.of();
        }
        List<String> words = new ArrayList<>(container.command());
        words.addAll(container.args());
        return words;
    }

    static void reportImage(Container container, String path, TaskDriver driver, Findings findings) {
        container
                .image()
                .ifPresent(image -> findings.warning(
                        "NOMAD-IMAGE",
                        path + ".image",
                        "image " + image.reference() + " is not used: the driver " + driver.nativeName()
                                + " runs a command of the node",
                        "deploy to a target with the driver docker or podman, or remove image"));
    }
}
