package io.gitops4j.benchmarks;

import io.gitops4j.testkit.servers.GitRepo;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** So many backend services, each of four objects at a cluster, as manifests in a Git repository. The same for every client. */
final class Workload {
    static final String ENVIRONMENT = "bench";
    static final String NAMESPACE = "bench";
    /** Deployment, Service, ServiceAccount, Ingress: one replica, so no disruption budget. */
    static final int OBJECTS_PER_SERVICE = 4;

    private Workload() {}

    /** A clone whose commits can be pushed to where it came from. */
    static GitRepo repository(URI remote, Path folder, int services) {
        GitRepo repository = GitRepo.clone(remote, folder);
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < services; i++) {
            files.put(path(i), manifest(i, "1.0"));
        }
        repository.commit("all services", files);
        repository.push();
        return repository;
    }

    static String path(int i) {
        return "services/" + slug(i) + "/.weave.yaml";
    }

    static String slug(int i) {
        return String.format("service-%05d", i);
    }

    static String manifest(int i, String tag) {
        return """
                schema: "2"
                name: Service number %2$d
                slug: %1$s
                owner: bench@example.com
                slack: "#bench"
                namespace: %4$s
                template: backend-default
                image: registry.example.com/team/%1$s
                tag: "%3$s"
                defaults:
                - match: "*"
                  service:
                  - ports:
                    - name: http
                      number: 80
                      targetPort: 8000
                  ports:
                  - name: http
                    number: 8000
                  ingress:
                  - host: %1$s.example.com
                    public: true
                    paths:
                    - path: /
                      serviceName: %1$s
                      servicePort: 80
                  env:
                  - name: SERVICE_NUMBER
                    value: "%2$d"
                  - name: LOG_LEVEL
                    value: info
                  - name: UPSTREAM_URL
                    value: http://gateway.%4$s.svc:8000/api
                  health:
                    readiness:
                      http:
                        path: /ready
                        port: 8000
                    liveness:
                      http:
                        path: /live
                        port: 8000
                  resources:
                    requests:
                      cpu: 100m
                      memory: 128Mi
                    limits:
                      cpu: 500m
                      memory: 256Mi
                    scaling:
                      replicas: 1
                      maxSurge: 1
                      maxUnavailable: 0
                deploy:
                  %5$s: {}
                """.formatted(slug(i), i, tag, NAMESPACE, ENVIRONMENT);
    }
}
