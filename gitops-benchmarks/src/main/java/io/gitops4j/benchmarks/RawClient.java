package io.gitops4j.benchmarks;

import io.gitops4j.api.DesiredResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The least that a client can do: one forced server-side apply an object, sixteen at once, on one connection; no reading, no
 * comparing. What the API server takes from it is the server's own limit.
 */
final class RawClient implements Client {
    private static final int IN_FLIGHT = 16;
    private static final Map<String, String> PLACES = Map.of(
            "apps/Deployment", "apis/apps/v1/namespaces/%s/deployments",
            "Service", "api/v1/namespaces/%s/services",
            "ServiceAccount", "api/v1/namespaces/%s/serviceaccounts",
            "networking.k8s.io/Ingress", "apis/networking.k8s.io/v1/namespaces/%s/ingresses");

    private final ClusterAccess access;
    private final HttpClient http;
    private final ExecutorService workers = Executors.newFixedThreadPool(IN_FLIGHT);
    private final List<Patch> all;
    private final List<Patch> changed;

    private record Patch(URI uri, String body) {}

    RawClient(ClusterAccess access, List<DesiredResource> all, List<DesiredResource> changed) {
        this.access = access;
        this.http = access.http();
        this.all = all.stream().map(this::patch).toList();
        this.changed = changed.stream().map(this::patch).toList();
    }

    private Patch patch(DesiredResource object) {
        String place = PLACES.get(object.id().kind());
        if (place == null) {
            throw new IllegalStateException("no address for " + object.id());
        }
        String path = String.format(place, object.id().namespace()) + "/"
                + object.id().name();
        return new Patch(
                access.uri(path + "?fieldManager=raw&force=true"), object.body().toJson());
    }

    @Override
    public void run(Phase phase) {
        List<Patch> patches = phase == Phase.ONE
                ? Stream.concat(all.stream().skip(Workload.OBJECTS_PER_SERVICE), changed.stream())
                        .toList()
                : all;
        await(patches.stream()
                .<Future<?>>map(patch -> workers.submit(() -> send(patch)))
                .toList());
    }

    /** Says that the rollouts of all services are done, in place of the controllers that a measured cluster does without. */
    void settle(int services) {
        await(IntStream.range(0, services)
                .<Future<?>>mapToObj(service -> workers.submit(() -> settle(service, 1)))
                .toList());
    }

    /** The same for one service whose Deployment was written so many times. */
    void settle(int service, int generation) {
        String counts = "\"replicas\":1,\"updatedReplicas\":1,\"readyReplicas\":1,\"availableReplicas\":1";
        URI status = access.uri("apis/apps/v1/namespaces/" + Workload.NAMESPACE + "/deployments/"
                + Workload.slug(service) + "/status?fieldManager=controllers");
        send(
                status,
                "application/merge-patch+json",
                "{\"status\":{\"observedGeneration\":" + generation + "," + counts + "}}");
    }

    private static void await(List<Future<?>> sent) {
        for (Future<?> future : sent) {
            try {
                future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** Applies one object, on the calling thread. */
    void apply(DesiredResource object) {
        send(patch(object));
    }

    private void send(Patch patch) {
        send(patch.uri(), "application/apply-patch+yaml", patch.body());
    }

    private void send(URI uri, String type, String body) {
        HttpRequest request = access.request(uri)
                .header("Content-Type", type)
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(uri + ": " + new String(response.body(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
