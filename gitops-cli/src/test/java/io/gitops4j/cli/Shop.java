package io.gitops4j.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A platform of two environments that are folders, and its repository, made by git itself. Commits have fixed authors and times, so
 * their ids and the digests of plans are the same in every run.
 */
final class Shop {
    private static final String CATALOG = "services/catalog/.weave.yaml";

    private final Path folder;
    private int minute;

    private Shop(Path folder) {
        this.folder = folder;
    }

    /** With one service, {@code catalog}. */
    static Shop in(Path folder) throws IOException, InterruptedException {
        Shop shop = new Shop(folder);
        git(folder, Map.of(), "init", "-q", "--bare", "-b", "main", "shop.git");
        git(folder, Map.of(), "init", "-q", "-b", "main", "shop");
        git(
                folder.resolve("shop"),
                Map.of(),
                "remote",
                "add",
                "origin",
                folder.resolve("shop.git").toString());
        shop.push("First", Map.of(CATALOG, manifest("catalog", "1.0.0")));
        shop.configure("");
        return shop;
    }

    /** A small manifest for both environments. */
    static String manifest(String slug, String tag) {
        return """
                schema: "2"
                slug: %s
                namespace: shop
                image: example/%s
                deploy:
                  staging:
                    tag: %s
                  production:
                    tag: %s
                """.formatted(slug, slug, tag, tag);
    }

    /** Writes the configuration, with these lines at its end. */
    void configure(String more) throws IOException {
        Files.writeString(
                config(),
                """
                owner: shop
                workDirectory: %s
                sources:
                  services:
                    provider: git
                    options: {url: %s, allowFile: true}
                environments:
                  staging: {target: directory, options: {path: %s}}
                  production: {target: directory, options: {path: %s}}
                """.formatted(
                                        quoted(folder.resolve("work")),
                                        quoted(folder.resolve("shop.git")),
                                        quoted(folder.resolve("deployed/staging")),
                                        quoted(folder.resolve("deployed/production")))
                        + more);
    }

    private static String quoted(Path path) {
        return "\"" + path + "\"";
    }

    Path config() {
        return folder.resolve("gitops.yaml");
    }

    /** What an environment has of a service. */
    Path deployed(String environment, String service) {
        return folder.resolve("deployed").resolve(environment).resolve("shop").resolve(service + ".yaml");
    }

    /** Writes files, commits and pushes. */
    void push(String message, Map<String, String> files) throws IOException, InterruptedException {
        for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
            Path path = folder.resolve("shop").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        commit(message);
    }

    /** Deletes a service's manifest, commits and pushes. */
    void delete(String service) throws IOException, InterruptedException {
        Files.delete(folder.resolve("shop/services").resolve(service).resolve(".weave.yaml"));
        commit("Delete " + service);
    }

    private void commit(String message) throws IOException, InterruptedException {
        String at = "2026-11-01T10:%02d:00Z".formatted(minute++);
        git(folder.resolve("shop"), Map.of(), "add", "--all");
        git(
                folder.resolve("shop"),
                Map.of("GIT_AUTHOR_DATE", at, "GIT_COMMITTER_DATE", at),
                "commit",
                "-q",
                "-m",
                message);
        git(folder.resolve("shop"), Map.of(), "push", "-q", "origin", "main");
    }

    /** The log of the remote's branch. */
    String log(String branch, String format) throws IOException, InterruptedException {
        return git(folder.resolve("shop.git"), Map.of(), "log", "-1", "--format=" + format, branch);
    }

    /** Runs a command with this configuration. */
    Recorded run(String... args) {
        return Recorded.run(withConfig(args));
    }

    String[] withConfig(String... args) {
        List<String> all = new ArrayList<>(List.of("--config", config().toString()));
        all.addAll(Arrays.asList(args));
        return all.toArray(String[]::new);
    }

    private static String git(Path folder, Map<String, String> variables, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=Ann", "-c", "user.email=ann@example.com", "-c", "commit.gpgSign=false"));
        command.addAll(Arrays.asList(args));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        // Nobody's own settings, which could sign or rewrite.
        builder.environment().putAll(Map.of("GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_NOSYSTEM", "1"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("git " + String.join(" ", args) + " failed: " + output);
        }
        return output.strip();
    }
}
