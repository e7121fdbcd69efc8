package io.gitops4j.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Severity;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import io.gitops4j.waml.WamlParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Reads the text of a manifest as the engine does, for every environment of the gallery and at one commit. */
final class ManifestText {
    private static final Set<String> ENVIRONMENTS = Set.of("dev", "staging", "prod-cluster-1", "prod-cluster-2");
    private static final String COMMIT = "649008fb0c4a3d2e1f00649008fb0c4a3d2e1f00";

    private ManifestText() {}

    static ParseResult parse(String text) {
        return new WamlParser()
                .parse(ParseRequest.of(".weave.yaml", text.getBytes(StandardCharsets.UTF_8), ENVIRONMENTS));
    }

    /** All services; fails where the manifest is wrong. */
    static List<Manifest.Declared> services(String text) {
        ParseResult result = parse(text);
        assertThat(result.valid()).as("%s of%n%s", result.diagnostics(), text).isTrue();
        return result.services().stream().map(ManifestText::declared).toList();
    }

    private static Manifest.Declared declared(DeclaredService service) {
        assertThat(service.diagnostics()).noneMatch(found -> found.severity() == Severity.ERROR);
        return new Manifest.Declared(
                service.environment(), service.spec().orElseThrow().atCommit(COMMIT));
    }
}
