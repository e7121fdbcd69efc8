package io.gitops4j.testkit.servers;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the real git, free of the user's and the system's settings, with a fixed author. */
final class GitCommand {

    private GitCommand() {}

    static String run(Path folder, String... arguments) {
        return run(folder, ISOLATED, arguments);
    }

    /** Any commit that the command makes is of {@code time}. */
    static String runAt(Instant time, Path folder, String... arguments) {
        Map<String, String> environment = new HashMap<>(ISOLATED);
        environment.put("GIT_AUTHOR_DATE", time.getEpochSecond() + " +0000");
        environment.put("GIT_COMMITTER_DATE", time.getEpochSecond() + " +0000");
        return run(folder, environment, arguments);
    }

    /** All variables of a git process. */
    static Map<String, String> environment() {
        return ISOLATED;
    }

    private static String run(Path folder, Map<String, String> environment, String... arguments) {
        List<String> words =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        return new Command(words, folder, environment, "").run().strip();
    }

    private static final Map<String, String> ISOLATED = isolated();

    private static Map<String, String> isolated() {
        Map<String, String> environment = new HashMap<>();
        String path = System.getenv("PATH");
        if (path != null) {
            environment.put("PATH", path);
        }
        environment.put("LC_ALL", "C");
        // A file that is not there and cannot be made. Not /dev/null: `git config --global` as root would replace it by
        // a file.
        environment.put("GIT_CONFIG_GLOBAL", "/nonexistent/gitconfig");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_AUTHOR_NAME", "Ada Example");
        environment.put("GIT_AUTHOR_EMAIL", "ada@example.org");
        environment.put("GIT_COMMITTER_NAME", "Ada Example");
        environment.put("GIT_COMMITTER_EMAIL", "ada@example.org");
        Map<String, String> settings = Map.of("init.defaultBranch", "main", "gc.auto", "0", "commit.gpgSign", "false");
        int index = 0;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            environment.put("GIT_CONFIG_KEY_" + index, setting.getKey());
            environment.put("GIT_CONFIG_VALUE_" + index, setting.getValue());
            index++;
        }
        environment.put("GIT_CONFIG_COUNT", Integer.toString(index));
        return Map.copyOf(environment);
    }
}
