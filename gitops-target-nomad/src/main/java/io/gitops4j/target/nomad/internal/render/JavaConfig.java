package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.Container;
import io.gitops4j.target.nomad.TaskDriver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * For the driver that runs Java programs: takes a command as one types it, {@code java [options] (-jar file | -cp path class)
 * args}, apart into what the driver wants.
 */
final class JavaConfig {
    private static final Set<String> CLASS_PATH = Set.of("-cp", "-classpath", "--class-path");

    private JavaConfig() {}

    static Map<String, Object> of(Container container, String path, Findings findings) {
        CommandConfig.reportImage(container, path, TaskDriver.JAVA, findings);
        List<String> words = CommandConfig.words(container, path, TaskDriver.JAVA, findings);
        Map<String, Object> config = new LinkedHashMap<>();
        List<String> options = new ArrayList<>();
        int at = !words.isEmpty() && isLauncher(words.get(0)) ? 1 : 0;
        while (at < words.size() && words.get(at).startsWith("-") && !config.containsKey("jar_path")) {
            String word = words.get(at);
            boolean hasValue = at + 1 < words.size();
            if (hasValue && word.equals("-jar")) {
                config.put("jar_path", words.get(++at));
            } else if (hasValue && CLASS_PATH.contains(word)) {
                config.put("class_path", words.get(++at));
            } else {
                options.add(word);
            }
            at++;
        }
        if (!config.containsKey("jar_path") && at < words.size()) {
            config.put("class", words.get(at++));
        }
        if (!words.isEmpty() && !config.containsKey("jar_path") && !config.containsKey("class")) {
            findings.error(
                    "NOMAD-COMMAND",
                    path + ".command",
                    "the command names neither a jar nor a class to run",
                    "write it like java -jar app.jar");
        }
        if (!options.isEmpty()) {
            config.put("jvm_options", options);
        }
        if (at < words.size()) {
            config.put("args", words.subList(at, words.size()));
        }
        return config;
    }

    private static boolean isLauncher(String word) {
        return word.equals("java") || word.endsWith("/java");
    }
}
