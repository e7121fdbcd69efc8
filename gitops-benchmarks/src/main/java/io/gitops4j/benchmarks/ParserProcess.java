package io.gitops4j.benchmarks;

import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import io.gitops4j.waml.WamlParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;

/**
 * A parser in a JVM of its own. {@code ROUND} parses all manifests once and answers with the cost, {@code KEPT} with the bytes that
 * one service takes while all are kept, {@code HOSTILE name} with the cost of one hostile input and the heap before and after it.
 */
final class ParserProcess {
    private static final Runtime HEAP = Runtime.getRuntime();

    private final boolean waml;
    private final byte[][] manifests;
    private final WamlParser parser = new WamlParser();
    private final LoadSettings settings = LoadSettings.builder().build();

    private ParserProcess(boolean waml, int services) {
        this.waml = waml;
        this.manifests = new byte[services][];
        for (int i = 0; i < services; i++) {
            manifests[i] = StandardManifest.of(i);
        }
    }

    public static void main(String... arguments) throws IOException {
        ParserProcess process = new ParserProcess(arguments[0].equals("waml"), Integer.parseInt(arguments[1]));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(process.answer(line.split(" ", -1)));
        }
    }

    private String answer(String... command) {
        return switch (command[0]) {
            case "ROUND" -> Cost.of(this::round).line();
            case "KEPT" -> Long.toString(kept());
            default -> hostile(HostileInput.valueOf(command[1]));
        };
    }

    private void round() {
        for (byte[] manifest : manifests) {
            boolean good = waml ? declares(parse(manifest)) : composes(manifest);
            if (!good) {
                throw new IllegalStateException("a standard manifest is refused");
            }
        }
    }

    private ParseResult parse(byte[] manifest) {
        return parser.parse(ParseRequest.of("services/.weave.yaml", manifest, StandardManifest.ENVIRONMENTS));
    }

    private static boolean declares(ParseResult result) {
        return result.services().size() == StandardManifest.ENVIRONMENTS.size()
                && result.services().stream().allMatch(service -> service.valid());
    }

    private boolean composes(byte[] manifest) {
        return new Compose(settings)
                .composeString(new String(manifest, StandardCharsets.UTF_8))
                .isPresent();
    }

    /** What the engine keeps of a file until it changes, for each service in each environment. */
    private long kept() {
        long before = used();
        List<ParseResult> results = new ArrayList<>(manifests.length);
        for (byte[] manifest : manifests) {
            results.add(parse(manifest));
        }
        long after = used();
        long services =
                results.stream().mapToLong(result -> result.services().size()).sum();
        return (after - before) / services;
    }

    private String hostile(HostileInput input) {
        byte[] content = input.content();
        long before = used();
        Cost cost = Cost.of(() -> {
            if (parse(content).valid()) {
                throw new IllegalStateException(input + " is accepted");
            }
        });
        return cost.line() + " " + before + " " + used();
    }

    /** After what is garbage is gone. */
    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return HEAP.totalMemory() - HEAP.freeMemory();
    }
}
