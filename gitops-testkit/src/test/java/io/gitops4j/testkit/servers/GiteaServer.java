package io.gitops4j.testkit.servers;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real Gitea on loopback: a forge with Git over HTTP, pull requests, branch protection, webhooks and commit statuses.
 *
 * <p>Its front end is not built in, so pages for people do not work. It calls webhooks on loopback only. For counting or
 * breaking requests put a {@link CountingProxy} before it.
 *
 * <p>Tests that share a server keep apart by {@link #newUser user} and {@link GiteaUser#createRepository repository}.
 * Thread-safe but for closing.
 */
public final class GiteaServer implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final String ADMIN = "fixture";

    private final DataFolder data;
    private final Path program;
    private final Path configuration;
    private final URI address;
    private final String adminPassword = UUID.randomUUID().toString();
    private final AtomicInteger users = new AtomicInteger();
    private final CloseAtExit closeAtExit;
    private final ServerProcess process;

    private GiteaServer(Path programs) {
        this.program = programs.resolve("gitea");
        this.data = DataFolder.create("gitea");
        int port = FreePorts.next();
        this.address = URI.create("http://127.0.0.1:" + port);
        this.configuration = data.write("app.ini", configuration(programs.resolve("static"), port));
        this.process = ServerProcess.start(
                List.of(program.toString(), "web", "--config", configuration.toString()),
                environment(),
                data.resolve("gitea.log"));
        this.closeAtExit = CloseAtExit.of("gitea", this::close);
    }

    /** Starts a server of its own and returns when it answers, after some seconds. */
    public static GiteaServer start() {
        Path programs = ServerBinaries.configured()
                .gitea()
                .orElseThrow(() ->
                        new IllegalStateException("no Gitea program. Do: " + ServerBinaries.ENABLE_COMMAND + "."));
        GiteaServer server = new GiteaServer(programs);
        try {
            server.awaitReady();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Whether {@link #start()} would find the program. */
    public static boolean isAvailable() {
        return ServerBinaries.configured().gitea().isPresent();
    }

    /** Where it listens, {@code http://127.0.0.1:port}; the API is below {@code /api/v1}. */
    public URI address() {
        return address;
    }

    /** Makes a user that no other test has, {@code prefix} with a number, with a password and a token that may do all. */
    public GiteaUser newUser(String prefix) {
        String name = prefix + "-" + users.incrementAndGet();
        String password = UUID.randomUUID().toString();
        admin().post(
                        "admin/users",
                        Map.of(
                                "username",
                                name,
                                "email",
                                name + "@example.org",
                                "password",
                                password,
                                "must_change_password",
                                false));
        String token = GiteaApi.withPassword(address, name, password)
                .post("users/" + name + "/tokens", Map.of("name", "test", "scopes", List.of("all")))
                .path("sha1")
                .asText();
        return new GiteaUser(address, repositories(), name, password, token);
    }

    /** Holds {@code gitea.log}, the database and the bare repositories until the server is closed. */
    public Path dataFolder() {
        return data.path();
    }

    /** Ends the server and deletes the data folder. */
    @Override
    public void close() {
        process.end();
        data.delete();
        closeAtExit.cancel();
    }

    private Path repositories() {
        return data.folder("repositories");
    }

    private GiteaApi admin() {
        return GiteaApi.withPassword(address, ADMIN, adminPassword);
    }

    private void awaitReady() {
        ApiClient anonymous = ApiClient.forGitea(address, "");
        try {
            Poll.until("Gitea answers", START_TIMEOUT, () -> {
                process.requireAlive();
                return anonymous.find("/api/healthz").isPresent();
            });
            createAdmin();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "\n" + process.logTail(), e);
        }
    }

    private void createAdmin() {
        List<String> words = List.of(
                program.toString(),
                "admin",
                "user",
                "create",
                "--config",
                configuration.toString(),
                "--admin",
                "--username",
                ADMIN,
                "--password",
                adminPassword,
                "--email",
                ADMIN + "@example.org",
                "--must-change-password=false");
        new Command(words, data.path(), environment(), "").run();
    }

    private Map<String, String> environment() {
        // Gitea writes git's global settings. Where those were a device, as in the tests' own git commands, root would
        // replace
        // it by a file: so none of git's variables is passed on, and HOME keeps what Gitea writes in the data folder.
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"));
        environment.put("GITEA_WORK_DIR", data.folder("work").toString());
        environment.put("HOME", data.folder("home").toString());
        environment.put("TMPDIR", data.folder("tmp").toString());
        environment.put("NO_PROXY", "127.0.0.1");
        return environment;
    }

    private String configuration(Path staticFiles, int port) {
        return """
                I_AM_BEING_UNSAFE_RUNNING_AS_ROOT = true
                APP_NAME = Real
                RUN_MODE = prod
                [server]
                HTTP_ADDR = 127.0.0.1
                HTTP_PORT = %1$d
                ROOT_URL = %2$s/
                DISABLE_SSH = true
                OFFLINE_MODE = true
                STATIC_ROOT_PATH = %3$s
                [database]
                DB_TYPE = sqlite3
                SQLITE_JOURNAL_MODE = WAL
                SQLITE_TIMEOUT = 20000
                [security]
                INSTALL_LOCK = true
                [service]
                DISABLE_REGISTRATION = true
                [webhook]
                ALLOWED_HOST_LIST = loopback
                [repository]
                ROOT = %4$s
                DEFAULT_BRANCH = main
                [actions]
                ENABLED = false
                [log]
                MODE = console
                LEVEL = Warn
                """.formatted(port, address, staticFiles, repositories());
    }
}
