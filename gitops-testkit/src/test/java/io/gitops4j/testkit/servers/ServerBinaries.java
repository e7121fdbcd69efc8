package io.gitops4j.testkit.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the programs of the real servers are.
 *
 * <p>The system property {@code gitops4j.servers}, or else the environment variable {@code GITOPS4J_SERVERS}, lists their
 * folders as {@code kubernetes=/folder,nomad=/folder}, separated by commas or line ends: what {@code .ci/real-servers/build}
 * prints. A server that is not listed is not available, which is no error unless {@link #required()}.
 */
public final class ServerBinaries {

    /** The one command that enables every test on real servers. */
    public static final String ENABLE_COMMAND = "GITOPS4J_SERVERS=\"$(.ci/real-servers/build)\" mvn -B verify";

    private static final Pattern SEPARATOR = Pattern.compile("[,\\r\\n]+");

    private final Map<String, Path> folders;

    private ServerBinaries(Map<String, Path> folders) {
        this.folders = folders;
    }

    /** Reads the system property or, where that is absent or blank, the environment variable. */
    public static ServerBinaries configured() {
        return parse(setting("gitops4j.servers", "GITOPS4J_SERVERS"));
    }

    /**
     * True where a missing server must fail a test instead of skipping it, as in CI: system property
     * {@code gitops4j.servers.required} or environment variable {@code GITOPS4J_SERVERS_REQUIRED} is {@code true}.
     */
    public static boolean required() {
        return Boolean.parseBoolean(setting("gitops4j.servers.required", "GITOPS4J_SERVERS_REQUIRED"));
    }

    /** Reads a list such as {@code kubernetes=/folder,nomad=/folder}; throws for what is not {@code name=folder}. */
    public static ServerBinaries parse(String list) {
        Map<String, Path> folders = new LinkedHashMap<>();
        SEPARATOR
                .splitAsStream(list)
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .forEach(entry -> {
                    int equals = entry.indexOf('=');
                    if (equals < 1 || equals == entry.length() - 1) {
                        throw new IllegalArgumentException("gitops4j.servers: '" + entry
                                + "' is not name=folder. Do: pass what .ci/real-servers/build prints.");
                    }
                    folders.put(entry.substring(0, equals), Path.of(entry.substring(equals + 1)));
                });
        return new ServerBinaries(Map.copyOf(folders));
    }

    /** Folder of etcd, kube-apiserver, kubectl and the other Kubernetes programs, with KWOK's stages in {@code stage}. */
    public Optional<Path> kubernetes() {
        return folder("kubernetes", "kube-apiserver");
    }

    /** Folder of the program {@code nomad}. */
    public Optional<Path> nomad() {
        return folder("nomad", "nomad");
    }

    /** Folder of the program {@code gitea}, with what it reads at run time in {@code static}. */
    public Optional<Path> gitea() {
        return folder("gitea", "gitea");
    }

    /** GitHub's own OpenAPI description of its API, which a server in the tests is made from. */
    public Optional<Path> githubDescription() {
        Path folder = folders.get("github");
        if (folder == null) {
            return Optional.empty();
        }
        Path file = folder.resolve("api.github.com.json");
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("gitops4j.servers: " + folder + " has no " + file.getFileName()
                    + ". Do: run .ci/real-servers/build and pass what it prints.");
        }
        return Optional.of(file);
    }

    private Optional<Path> folder(String server, String program) {
        Path folder = folders.get(server);
        if (folder == null) {
            return Optional.empty();
        }
        if (!Files.isExecutable(folder.resolve(program))) {
            throw new IllegalStateException("gitops4j.servers: " + folder + " has no program " + program
                    + ". Do: run .ci/real-servers/build and pass what it prints.");
        }
        return Optional.of(folder);
    }

    private static String setting(String property, String variable) {
        String value = System.getProperty(property, "");
        if (!value.isBlank()) {
            return value;
        }
        String fromEnvironment = System.getenv(variable);
        return fromEnvironment == null ? "" : fromEnvironment;
    }
}
