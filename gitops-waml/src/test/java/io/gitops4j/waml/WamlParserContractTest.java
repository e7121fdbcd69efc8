package io.gitops4j.waml;

import io.gitops4j.spi.ManifestParser;
import io.gitops4j.testkit.ManifestParserContract;
import java.util.Set;

class WamlParserContractTest extends ManifestParserContract {
    @Override
    protected ManifestParser newParser() {
        return new WamlParser();
    }

    @Override
    protected String path() {
        return "services/shop/.weave.yaml";
    }

    @Override
    protected Set<String> environments() {
        return Set.of("prod-cluster-1", "prod-cluster-2");
    }

    @Override
    protected String valid() {
        return Manifests.read("my-app.yaml");
    }

    @Override
    protected String invalid() {
        return """
                schema: "2"
                slug: My_App
                namespace: devx
                replcas: 3
                deploy:
                  prod-cluster-1:
                    scaling: {replicas: three}
                """;
    }
}
