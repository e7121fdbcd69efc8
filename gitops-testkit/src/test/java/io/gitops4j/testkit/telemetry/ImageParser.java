package io.gitops4j.testkit.telemetry;

import io.gitops4j.api.Position;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.Image;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A file {@code cart.image} that holds a tag is the service {@code cart} in every environment. */
final class ImageParser implements ManifestParser {
    private static final String ENDING = ".image";

    @Override
    public boolean accepts(String path) {
        return path.endsWith(ENDING);
    }

    @Override
    public ParseResult parse(ParseRequest request) {
        String name = request.path().substring(0, request.path().length() - ENDING.length());
        ServiceSpec spec = ServiceSpec.builder(ServiceId.parse(name), "shop")
                .containers(List.of(Container.named("main")
                        .image(new Image(name, new String(request.content(), StandardCharsets.UTF_8), ""))
                        .build()))
                .build();
        Position start = new Position(request.path(), 1, 1);
        return new ParseResult(
                request.environments().stream()
                        .map(environment ->
                                new DeclaredService(environment, spec.id(), start, Optional.of(spec), List.of()))
                        .toList(),
                List.of());
    }
}
