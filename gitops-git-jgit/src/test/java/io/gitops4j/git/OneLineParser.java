package io.gitops4j.git;

import io.gitops4j.api.Position;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.Image;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.ManifestParserProvider;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Takes {@code <service>.image} for a service of every environment, and its content for the tag of its image. */
final class OneLineParser implements ManifestParser {
    private static final String SUFFIX = ".image";

    @Override
    public boolean accepts(String path) {
        return path.endsWith(SUFFIX);
    }

    @Override
    public ParseResult parse(ParseRequest request) {
        String name = request.path().substring(0, request.path().length() - SUFFIX.length());
        ServiceId id = ServiceId.of(name);
        Container container = Container.named(name)
                .image(new Image(
                        "registry.example.org/" + name, new String(request.content(), StandardCharsets.UTF_8), ""))
                .build();
        ServiceSpec spec =
                ServiceSpec.builder(id, "shop").containers(List.of(container)).build();
        List<DeclaredService> services = request.environments().stream()
                .map(environment -> new DeclaredService(
                        environment, id, Position.ofFile(request.path()), Optional.of(spec), List.of()))
                .toList();
        return new ParseResult(services, List.of());
    }

    /** In the place of WAML's, which this module does not know. */
    static final class Provider implements ManifestParserProvider {
        @Override
        public String id() {
            return "waml";
        }

        @Override
        public ConfigSpec configSpec() {
            return ConfigSpec.of();
        }

        @Override
        public ManifestParser create(PluginConfig config, PluginContext context) {
            return new OneLineParser();
        }
    }
}
