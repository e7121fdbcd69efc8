package io.gitops4j.testkit.engine;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Origin;
import io.gitops4j.api.Position;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.Exposure;
import io.gitops4j.api.spec.Image;
import io.gitops4j.api.spec.NetworkService;
import io.gitops4j.api.spec.Origins;
import io.gitops4j.api.spec.Protocol;
import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.api.spec.ServicePort;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.api.spec.Slo;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The smallest manifest that tests the engine: lines {@code name: cart}, {@code image: cart:1}, {@code environments: prod, dev},
 * {@code services: web, admin}, {@code slo: 99.9}, {@code owner: ann}, {@code slack: #cart}, {@code include: other.txt}, {@code secrets: PASSWORD=team/db#password} in files named {@code *.app}. It counts what it parses.
 */
final class LineParser implements ManifestParser {
    private final AtomicInteger parsed = new AtomicInteger();

    int parsed() {
        return parsed.get();
    }

    @Override
    public boolean accepts(String path) {
        return path.endsWith(".app");
    }

    @Override
    public ParseResult parse(ParseRequest request) {
        parsed.incrementAndGet();
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> lines =
                new String(request.content(), StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String[] parts = lines.get(i).split(": ", 2);
            if (parts.length < 2) {
                return new ParseResult(
                        List.of(), List.of(problem(new Position(request.path(), i + 1, 1), lines.get(i))));
            }
            fields.put(parts[0], parts[1]);
        }
        String image = fields.getOrDefault("image", "");
        if (fields.containsKey("include")) {
            image = request.other(fields.get("include"))
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse("");
        }
        return services(request, fields, image);
    }

    private static ParseResult services(ParseRequest request, Map<String, String> fields, String image) {
        Position position = new Position(request.path(), 1, 1);
        ServiceId id = ServiceId.parse(fields.getOrDefault("name", "nameless"));
        List<DeclaredService> services = new ArrayList<>();
        for (String environment : fields.getOrDefault("environments", "").split(", ", -1)) {
            services.add(
                    image.contains(":")
                            ? new DeclaredService(
                                    environment, id, position, Optional.of(spec(id, image, fields)), List.of())
                            : new DeclaredService(
                                    environment, id, position, Optional.empty(), List.of(problem(position, image))));
        }
        return new ParseResult(services, List.of());
    }

    private static ServiceSpec spec(ServiceId id, String image, Map<String, String> fields) {
        String[] parts = image.split(":", 2);
        List<NetworkService> names = new ArrayList<>();
        for (String name : fields.getOrDefault("services", "").split(", ", -1)) {
            if (!name.isEmpty()) {
                names.add(new NetworkService(
                        name,
                        fields.containsKey("balanced") ? Exposure.LOAD_BALANCER : Exposure.INTERNAL,
                        List.of(new ServicePort("http", 80, 8080, OptionalInt.empty(), Protocol.TCP))));
            }
        }
        return ServiceSpec.builder(id, "shop")
                .containers(List.of(Container.named("main")
                        .image(new Image(parts[0], parts[1], ""))
                        .env(env(fields))
                        .build()))
                .services(names)
                .owner(fields.getOrDefault("owner", ""))
                .slack(fields.getOrDefault("slack", ""))
                .slos(slos(fields.getOrDefault("slo", "")))
                .origins(origins(fields))
                .build();
    }

    private static Origins origins(Map<String, String> fields) {
        int line = List.copyOf(fields.keySet()).indexOf("secrets") + 1;
        return line == 0
                ? Origins.NONE
                : Origins.of(Map.of(
                        "containers[0].env",
                        new Origin(new Position(fields.getOrDefault("name", "") + ".app", line, 1), "secrets", "")));
    }

    private static List<EnvVar> env(Map<String, String> fields) {
        List<EnvVar> env = new ArrayList<>();
        for (String entry : fields.getOrDefault("secrets", "").split(", ", -1)) {
            String[] parts = entry.split("[=#]", -1);
            if (parts.length > 2) {
                env.add(EnvVar.secret(
                        parts[0], new SecretReference(parts[1], parts[2], parts.length > 3 ? parts[3] : "")));
            }
        }
        return env;
    }

    private static List<Slo> slos(String percent) {
        return percent.isEmpty() ? List.of() : List.of(new Slo("http-availability", new BigDecimal(percent), ""));
    }

    private static Diagnostic problem(Position position, String line) {
        return Diagnostic.error("LINE-SYNTAX")
                .at(position)
                .what("'" + line + "' is not understood")
                .remedy("write 'key: value'")
                .build();
    }
}
