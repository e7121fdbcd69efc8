package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Manifests for tests, and the short way through the parser. */
final class Manifests {
    static final String FILE = "shop/.weave.yaml";
    static final String HEAD = "schema: \"2\"\nslug: shop\nnamespace: team\n";

    private Manifests() {}

    static String read(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/manifests", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> all() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/manifests"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ParseResult parse(WamlParser parser, String manifest, String... environments) {
        return parser.parse(ParseRequest.of(FILE, manifest.getBytes(StandardCharsets.UTF_8), Set.of(environments)));
    }

    /** Everything that is said about a file, whether as a whole or about one environment. */
    static List<Diagnostic> said(ParseResult result) {
        return Stream.concat(
                        result.diagnostics().stream(),
                        result.services().stream().flatMap(service -> service.diagnostics().stream()))
                .toList();
    }

    /** The only service of a manifest in which nothing is wrong. */
    static ServiceSpec spec(String manifest, String environment) {
        WamlOptions options = WamlOptions.builder()
                .unknownEnvironments(UnknownEnvironments.IGNORE)
                .build();
        ParseResult result = parse(new WamlParser(options), manifest, environment);
        assertThat(said(result)).isEmpty();
        assertThat(result.services()).hasSize(1);
        return result.services().get(0).spec().orElseThrow();
    }

    /** The spec of {@code deploy: {prod: ...}} with this metadata, indented by four. */
    static ServiceSpec prod(String metadata) {
        return spec(HEAD + "deploy:\n  prod:\n" + metadata.indent(4), "prod");
    }

    static DeclaredService service(ParseResult result, String id) {
        return result.services().stream()
                .filter(service -> service.service().toString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
