package io.gitops4j.benchmarks;

import io.gitops4j.api.DesiredResource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * One client in a JVM of its own, so that its CPU and memory are its own: reads the name of a phase from standard input, runs it,
 * answers with its cost. Preparing what a client does not do itself is done before the first phase.
 */
final class ClientProcess {
    private ClientProcess() {}

    public static void main(String... arguments) throws IOException {
        ClusterAccess access = new ClusterAccess(
                URI.create(arguments[1]), arguments[2], Path.of(arguments[3]), Path.of(arguments[4]));
        int services = Integer.parseInt(arguments[5]);
        try (Client client = client(arguments, access, services);
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("ready");
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                Phase phase = Phase.valueOf(command);
                System.out.println(Cost.of(() -> client.run(phase)).line());
            }
        }
    }

    private static Client client(String[] arguments, ClusterAccess access, int services) {
        if (arguments[0].equals("engine")) {
            return new EngineClient(URI.create(arguments[6]), access, Path.of(arguments[7]));
        }
        List<DesiredResource> all = Manifests.objects(access.kubeconfig(), 0, services, "1.0");
        List<DesiredResource> changed = Manifests.objects(access.kubeconfig(), 0, 1, "2.0");
        return new RawClient(access, all, changed);
    }
}
