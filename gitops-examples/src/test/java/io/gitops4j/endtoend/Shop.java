package io.gitops4j.endtoend;

import io.gitops4j.testkit.servers.HttpTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The manifests of five services that run on both schedulers: what differs between them stands in the deploy entries only. */
final class Shop {
    static final String NAMESPACE = "shop";
    static final List<String> SERVICES = List.of("cart", "catalog", "orders", "payments");
    static final String CRON_JOB = "nightly-report";

    private Shop() {}

    static String path(String slug) {
        return "services/" + slug + "/.weave.yaml";
    }

    static Map<String, String> all() {
        Map<String, String> files = new LinkedHashMap<>();
        SERVICES.forEach(slug -> files.put(path(slug), service(slug, "1.0", "200")));
        files.put(path(CRON_JOB), cronJob());
        return files;
    }

    /**
     * One service.
     *
     * @param tag of the image; {@code bad} never gets ready on the simulated nodes
     * @param status what the process on Nomad answers to its health check
     */
    static String service(String slug, String tag, String status) {
        return """
                schema: "2"
                name: The %1$s service
                slug: %1$s
                owner: shop@example.com
                slack: "#squad-shop"
                namespace: %2$s
                template: backend-default
                image: registry.example.com/%1$s
                tag: "%3$s"
                defaults:
                - match: "*"
                  service:
                  - ports:
                    - name: http
                      number: 8000
                  resources:
                    requests:
                      cpu: 50m
                      memory: 32Mi
                    limits:
                      cpu: 100m
                      memory: 64Mi
                    scaling:
                      replicas: 1
                      maxSurge: 1
                      maxUnavailable: 0
                  env:
                  - name: RELEASE
                    value: "%3$s"
                  health:
                    readiness:
                      http:
                        path: /
                        port: 8000
                      interval: 1s
                      timeout: 1s
                deploy:
                  folder: {}
                  kube: {}
                  nomad:
                    command: [%5$s]
                    args: [%6$s]
                    env:
                    - name: HTTP_TASK_STATUS
                      value: "%4$s"
                """.formatted(slug, NAMESPACE, tag, status, program(), arguments());
    }

    private static String cronJob() {
        return """
                schema: "2"
                name: The nightly report
                slug: %1$s
                owner: shop@example.com
                slack: "#squad-shop"
                namespace: %2$s
                template: cronjob-default
                image: registry.example.com/report
                tag: "1.0"
                defaults:
                - match: "*"
                  schedule: "30 3 * * *"
                  concurrencyPolicy: Forbid
                deploy:
                  folder: {}
                  kube: {}
                  nomad:
                    command: [/bin/true]
                """.formatted(CRON_JOB, NAMESPACE);
    }

    private static String program() {
        return quoted(HttpTask.command().get(0));
    }

    private static String arguments() {
        List<String> command = HttpTask.command();
        return command.subList(1, command.size()).stream().map(Shop::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
