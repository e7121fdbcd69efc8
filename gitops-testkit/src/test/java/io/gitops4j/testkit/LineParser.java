package io.gitops4j.testkit;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Origin;
import io.gitops4j.api.Position;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.Image;
import io.gitops4j.api.spec.Origins;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The smallest sound parser: each line is {@code environment service image}. */
class LineParser implements ManifestParser {
    private static final Pattern LINE = Pattern.compile("([a-z]{1,20}) ([a-z]{1,20}) ([a-z/]{1,40}):([0-9.]{1,20})");

    @Override
    public boolean accepts(String path) {
        return path.endsWith(".services");
    }

    @Override
    public ParseResult parse(ParseRequest request) {
        List<DeclaredService> services = new ArrayList<>();
        List<Diagnostic> problems = new ArrayList<>();
        int number = 0;
        for (String line : text(request).split("\n", -1)) {
            Position position = new Position(request.path(), ++number, 1);
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                problems.add(problem(position, line));
            } else if (request.environments().contains(matcher.group(1))) {
                services.add(service(matcher, position));
            }
        }
        return new ParseResult(services, problems);
    }

    Diagnostic problem(Position position, String line) {
        return Diagnostic.error("LINE-FORM")
                .at(position)
                .what("a line is 'environment service image', got '" + line.substring(0, Math.min(40, line.length()))
                        + "'")
                .remedy("write it so")
                .build();
    }

    DeclaredService service(Matcher matcher, Position position) {
        ServiceId id = ServiceId.of(matcher.group(2));
        Container container = Container.named("app")
                .image(new Image(matcher.group(3), matcher.group(4), ""))
                .build();
        ServiceSpec spec = ServiceSpec.builder(id, "default")
                .containers(List.of(container))
                .origins(Origins.of(Map.of("containers[0].image", new Origin(position, "image", "line"))))
                .build();
        return new DeclaredService(matcher.group(1), id, position, java.util.Optional.of(spec), List.of());
    }

    private static String text(ParseRequest request) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(request.content()))
                    .toString();
        } catch (CharacterCodingException e) {
            return "?";
        }
    }
}
