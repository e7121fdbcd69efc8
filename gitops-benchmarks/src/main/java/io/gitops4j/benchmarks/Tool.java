package io.gitops4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A tool that makes Kubernetes objects of a description, and the standard service written for it. */
enum Tool {
    /** A base of plain objects and an overlay for production. */
    KUSTOMIZE("kustomize", "version", "build") {
        @Override
        void write(Path folder, String slug) throws IOException {
            Path base = Files.createDirectories(folder.resolve("base"));
            Files.writeString(base.resolve("objects.yaml"), objects(slug, "200m"));
            Files.writeString(base.resolve("kustomization.yaml"), "resources: [objects.yaml]\n");
            Path prod = Files.createDirectories(folder.resolve("prod"));
            Files.writeString(prod.resolve("kustomization.yaml"), """
                    namespace: shop
                    resources: [../base]
                    replicas: [{name: %1$s, count: 3}]
                    images: [{name: registry.example.com/shop/%1$s, newTag: 1.4.0}]
                    """.formatted(slug));
        }

        @Override
        List<String> command(Path program, String slug) {
            return List.of(program.toString(), "build", "prod");
        }
    },
    /** A chart with values for production. */
    HELM("helm", "version", "template") {
        @Override
        void write(Path folder, String slug) throws IOException {
            Files.writeString(folder.resolve("Chart.yaml"), "apiVersion: v2\nname: " + slug + "\nversion: 1.4.0\n");
            Files.writeString(folder.resolve("values.yaml"), "cpu: 100m\n");
            Files.writeString(folder.resolve("prod.yaml"), "cpu: 200m\n");
            Path templates = Files.createDirectories(folder.resolve("templates"));
            Files.writeString(templates.resolve("objects.yaml"), objects(slug, "{{ .Values.cpu }}"));
        }

        @Override
        List<String> command(Path program, String slug) {
            return List.of(program.toString(), "template", slug, ".", "-f", "prod.yaml");
        }
    },
    /** A workload of Score. */
    SCORE("score-k8s", "--version", "generate") {
        @Override
        void write(Path folder, String slug) throws IOException {
            Files.createDirectories(folder.resolve(".score-k8s"));
            Files.writeString(
                    folder.resolve(".score-k8s/state.yaml"), "workloads: {}\nresources: {}\nshared_state: {}\n");
            Files.writeString(folder.resolve("score.yaml"), """
                    apiVersion: score.dev/v1b1
                    metadata: {name: %1$s}
                    service:
                      ports:
                        http: {port: 80, targetPort: 8000}
                        metrics: {port: 9090}
                    containers:
                      main:
                        image: registry.example.com/shop/%1$s:1.4.0
                        variables: {LOG_LEVEL: info, DATABASE_URL: "jdbc:postgresql://db.shop:5432/%1$s"}
                        resources:
                          requests: {cpu: 200m, memory: 256Mi}
                          limits: {memory: 512Mi}
                        readinessProbe: {httpGet: {path: /ready, port: 8000}}
                        livenessProbe: {httpGet: {path: /live, port: 8000}}
                    """.formatted(slug));
        }

        @Override
        List<String> command(Path program, String slug) {
            return List.of(program.toString(), "generate", "score.yaml", "--output", "manifests.yaml");
        }
    };

    private final String program;
    private final String versionFlag;
    private final String word;

    Tool(String program, String versionFlag, String word) {
        this.program = program;
        this.versionFlag = versionFlag;
        this.word = word;
    }

    String program() {
        return program;
    }

    String versionFlag() {
        return versionFlag;
    }

    /** Program and what it is told to do, for people. */
    List<String> verb() {
        return List.of(program, word);
    }

    abstract void write(Path folder, String slug) throws IOException;

    abstract List<String> command(Path program, String slug);

    private static String objects(String slug, String cpu) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec:
                      containers:
                      - name: %1$s
                        image: registry.example.com/shop/%1$s:1.4.0
                        ports: [{name: http, containerPort: 8000}, {name: metrics, containerPort: 9090}]
                        env:
                        - {name: LOG_LEVEL, value: info}
                        - {name: DATABASE_URL, value: "jdbc:postgresql://db.shop:5432/%1$s"}
                        resources: {requests: {cpu: "%2$s", memory: 256Mi}, limits: {memory: 512Mi}}
                        readinessProbe: {httpGet: {path: /ready, port: 8000}}
                        livenessProbe: {httpGet: {path: /live, port: 8000}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: %1$s}
                spec:
                  selector: {app: %1$s}
                  ports: [{name: http, port: 80, targetPort: 8000}, {name: metrics, port: 9090}]
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: %1$s}
                spec:
                  rules:
                  - host: %1$s.example.com
                    http:
                      paths:
                      - {path: /, pathType: Prefix, backend: {service: {name: %1$s, port: {number: 80}}}}
                """.formatted(slug, cpu);
    }
}
