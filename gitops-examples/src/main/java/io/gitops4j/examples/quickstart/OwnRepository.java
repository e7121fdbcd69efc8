package io.gitops4j.examples.quickstart;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunStatus;
import io.gitops4j.examples.quickstart.Screen.Ink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The engine on the reader's own repository and target: one run, or a loop until the program is ended. */
final class OwnRepository {
    private OwnRepository() {}

    static int run(Arguments arguments, Screen screen) {
        String environment = arguments.required("--environment");
        try (GitOpsEngine engine = GitOps.builder()
                .config(config(arguments))
                .listener(new Progress(screen))
                .build()) {
            return arguments.once() ? once(engine, environment, screen) : watch(engine, arguments.interval(), screen);
        }
    }

    private static int once(GitOpsEngine engine, String environment, Screen screen) {
        ReconcileResult result = engine.reconcile(environment);
        boolean good = result.status() == RunStatus.IN_SYNC || result.status() == RunStatus.APPLIED;
        screen.line(
                good ? Ink.GOOD : Ink.BAD,
                environment + ": "
                        + result.status().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + result.failure().map(why -> " - " + why.diagnostic()).orElse(""));
        return good ? 0 : 1;
    }

    /** Until the process is ended; then the run under way stops at its next safe place, and what it did is recorded. */
    private static int watch(GitOpsEngine engine, Duration interval, Screen screen) {
        screen.say("Watching, every " + interval.toSeconds() + " s; Ctrl-C ends it.");
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "quick-start-end"));
        engine.poll(interval);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static GitOpsConfig config(Arguments arguments) {
        return GitOpsConfig.builder()
                .owner(arguments.value("--owner").orElse("quick-start"))
                .workDirectory(Path.of(arguments.value("--state").orElse(".gitops4j")))
                .source("repository", source(arguments))
                .environment(EnvironmentConfig.named(arguments.required("--environment"))
                        .target(arguments.target())
                        .build())
                .build();
    }

    private static PluginBinding source(Arguments arguments) {
        Map<String, Object> options = new HashMap<>();
        options.put("url", url(arguments.required("--repo")));
        options.put("allowFile", true);
        options.put("allowHttp", arguments.allowHttp());
        arguments.value("--ref").ifPresent(ref -> options.put("ref", ref));
        arguments.value("--token-env").ifPresent(name -> options.put("token", "env:" + name));
        arguments.value("--ssh-key").ifPresent(file -> options.put("sshPrivateKey", "file:" + file));
        Path knownHosts = Path.of(System.getProperty("user.home"), ".ssh", "known_hosts");
        if (Files.isReadable(knownHosts)) {
            options.put("knownHosts", knownHosts.toString());
        }
        return PluginBinding.of("git", options);
    }

    /** A folder may be given as seen from where the reader stands; a Git source takes absolute ones only. */
    static String url(String repository) {
        boolean remote = repository.contains("://") || repository.matches("[^/\\\\]+@[^/\\\\]+:.*");
        return remote
                ? repository
                : Path.of(repository).toAbsolutePath().normalize().toString();
    }
}
