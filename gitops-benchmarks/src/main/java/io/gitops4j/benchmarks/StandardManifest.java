package io.gitops4j.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A manifest as people write them: 1.5 KB, two layers of defaults, two environments, every common section. */
final class StandardManifest {
    static final Set<String> ENVIRONMENTS = Set.of("dev", "prod");

    private StandardManifest() {}

    static byte[] of(int i) {
        return text(i).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(int i) {
        return """
                schema: "2"
                name: Order Service %1$d
                slug: order-%1$d
                namespace: shop
                owner: team-%2$d@example.com
                slack: "#team-%2$d"
                image: registry.example.com/shop/order-%1$d
                tag: 1.4.%1$d
                documentation:
                  type: markdown
                  paths:
                  - files: [docs/index.md]
                dependencies:
                - repo: payment
                - repo: stock
                externalLinks:
                - title: Dashboard
                  url: https://grafana.example.com/d/order-%1$d
                options:
                  finops-team: shop
                defaults:
                - match: "*"
                  service:
                  - name: web
                    ports:
                    - name: http
                      number: 80
                      targetPort: 8000
                    - name: metrics
                      number: 9090
                  ports:
                  - name: http
                    number: 8000
                  - name: metrics
                    number: 9090
                  ingress:
                  - hostPrefix: order-%1$d
                    public: true
                    paths:
                    - path: /
                      serviceName: web
                      servicePort: 80
                  env:
                  - name: LOG_LEVEL
                    value: info
                  - name: DATABASE_URL
                    value: jdbc:postgresql://db.shop:5432/order%1$d
                  - name: DATABASE_PASSWORD
                    value: vault:shop/order-%1$d#password#3
                  resources:
                    requests: {cpu: 200m, memory: 256Mi}
                    limits: {memory: 512Mi}
                  health:
                    readiness:
                      http: {path: /ready, port: 8000}
                      interval: 5s
                    liveness:
                      http: {path: /live, port: 8000}
                - match: "prod*"
                  scaling:
                    replicas: 3
                    maxSurge: 25%%
                  slo:
                    requestSpec:
                      http:
                        availability: {percent: "99.9"}
                deploy:
                  dev:
                    env:
                    - name: LOG_LEVEL
                      value: debug
                  prod:
                    autoscaling:
                      horizontal:
                        minReplicas: 3
                        maxReplicas: 10
                        cpu: {averageUtilization: 75}
                """.formatted(i, i % 40);
    }
}
