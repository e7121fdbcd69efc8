package io.gitops4j.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One client in a JVM of its own, so that its CPU and memory are its own. It reads commands from standard input: {@code CONNECT}
 * with a cluster makes a new client, the name of a phase runs it; the answer is the phase's cost. Preparing what a client does
 * not do itself is part of connecting, so not measured.
 */
final class ClientProcess {
    private ClientProcess() {}

    public static void main(String... arguments) throws IOException {
        String kind = arguments[0];
        int services = Integer.parseInt(arguments[1]);
        Client client = new Idle();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] command = line.split(" ");
            if (command[0].equals("CONNECT")) {
                client.close();
                client = connect(kind, services, command);
                System.out.println("connected");
            } else {
                Phase phase = Phase.valueOf(command[0]);
                Client current = client;
                System.out.println(Cost.of(() -> current.run(phase)).line());
            }
        }
        client.close();
    }

    private static Client connect(String kind, int services, String[] command) {
        ClusterAccess access = ClusterAccess.parse(command, 1);
        return kind.equals("engine")
                ? new EngineClient(URI.create(command[5]), access, Path.of(command[6]))
                : new RawClient(
                        access,
                        Manifests.objects(access.kubeconfig(), 0, services, "1.0"),
                        Manifests.objects(access.kubeconfig(), 0, 1, "2.0"));
    }

    /** Before the first cluster. */
    private static final class Idle implements Client {
        @Override
        public void run(Phase phase) {
            throw new IllegalStateException("not connected");
        }

        @Override
        public void close() {}
    }
}
