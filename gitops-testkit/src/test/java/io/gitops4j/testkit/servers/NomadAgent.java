package io.gitops4j.testkit.servers;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * A real Nomad on loopback, server and client in one process in dev mode: it keeps its state in memory only.
 *
 * <p>The drivers {@code raw_exec}, which runs real processes, and {@code mock_driver} are there; {@link HttpTask} is a program
 * for the former. For counting or breaking requests put a {@link CountingProxy} before it.
 *
 * <p>Tests that share an agent keep apart by {@link #newNamespace namespace} and job name. Thread-safe but for closing.
 */
public final class NomadAgent implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final DataFolder data;
    private final Path program;
    private final URI address;
    private final Optional<String> token;
    private final ApiClient api;
    private final CloseAtExit closeAtExit;
    private final AtomicInteger namespaces = new AtomicInteger();
    private final ServerProcess process;

    private NomadAgent(NomadAgentOptions options) {
        this.program = options.program();
        this.data = DataFolder.create("nomad");
        int port = FreePorts.next();
        this.address = URI.create("http://127.0.0.1:" + port);
        this.token = options.acl() ? Optional.of(UUID.randomUUID().toString()) : Optional.empty();
        this.api = ApiClient.forNomad(address, token);
        Path configuration = data.write("agent.hcl", configuration(port, options.acl()));
        this.process = ServerProcess.start(
                List.of(program.toString(), "agent", "-dev", "-config=" + configuration),
                Map.of(
                        "HOME",
                        data.path().toString(),
                        "TMPDIR",
                        data.folder("tmp").toString()),
                data.resolve("nomad.log"));
        this.closeAtExit = CloseAtExit.of("nomad", this::close);
    }

    /** Starts an agent of its own and returns when its node takes jobs, after some seconds. */
    public static NomadAgent start(NomadAgentOptions options) {
        NomadAgent agent = new NomadAgent(options);
        try {
            agent.awaitReady();
            return agent;
        } catch (RuntimeException e) {
            agent.close();
            throw e;
        }
    }

    /** Where the HTTP API listens, {@code http://127.0.0.1:port}. */
    public URI address() {
        return address;
    }

    /** A token that may do everything; empty where requests need none. */
    public Optional<String> token() {
        return token;
    }

    /** The command line program. */
    public Path program() {
        return program;
    }

    /** Holds {@code nomad.log} and the allocations' folders until the agent is closed. */
    public Path dataFolder() {
        return data.path();
    }

    /** Makes a namespace that no other test has, {@code prefix} with a number, and returns its name. */
    public String newNamespace(String prefix) {
        String name = prefix + "-" + namespaces.incrementAndGet();
        api.post("/v1/namespace/" + name, "{\"Name\": \"" + name + "\"}");
        return name;
    }

    /** Ends the agent with all tasks and deletes the data folder. */
    @Override
    public void close() {
        process.end();
        data.delete();
        closeAtExit.cancel();
    }

    private void awaitReady() {
        await(
                "Nomad has a leader",
                () -> api.find("/v1/status/leader")
                        .filter(leader -> leader.contains(":"))
                        .isPresent());
        token.ifPresent(secret -> api.post("/v1/acl/bootstrap", "{\"BootstrapSecret\": \"" + secret + "\"}"));
        await(
                "Nomad's node is ready",
                () -> api.find("/v1/nodes")
                        .filter(nodes -> nodes.contains("\"Status\":\"ready\""))
                        .filter(nodes -> nodes.contains("\"raw_exec\""))
                        .isPresent());
    }

    private void await(String what, BooleanSupplier condition) {
        try {
            Poll.until(what, START_TIMEOUT, () -> {
                process.requireAlive();
                return condition.getAsBoolean();
            });
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "\n" + process.logTail(), e);
        }
    }

    private String configuration(int port, boolean acl) {
        return """
                name                 = "real"
                data_dir             = "%s"
                bind_addr            = "127.0.0.1"
                log_level            = "INFO"
                disable_update_check = true
                ports {
                  http = %d
                  rpc  = %d
                  serf = %d
                }
                acl {
                  enabled = %b
                }
                limits {
                  http_max_conns_per_client = 0
                  rpc_max_conns_per_client  = 0
                }
                client {
                  network_interface = "lo"
                  cpu_total_compute = 20000
                  options {
                    "fingerprint.denylist" = "env_aws,env_gce,env_azure,env_digitalocean,consul,vault"
                  }
                }
                plugin "raw_exec" {
                  config {
                    enabled = true
                  }
                }
                """.formatted(data.folder("state"), port, FreePorts.next(), FreePorts.next(), acl);
    }
}
