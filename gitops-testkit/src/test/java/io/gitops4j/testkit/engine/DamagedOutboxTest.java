package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.RunStatus;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.testkit.InMemoryForge;
import io.gitops4j.testkit.InMemoryNotifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the outboxes that a disk, a person or another version has damaged stop no engine and no deployment. */
final class DamagedOutboxTest {
    private static final int DAMAGES = 400;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final World world = new World();
    private final InMemoryNotifier chat = new InMemoryNotifier();
    private final InMemoryForge forge = new InMemoryForge().repository("apps", "shop/apps");
    private final HookedTarget target = new HookedTarget(world.backend);
    private final SplittableRandom random = new SplittableRandom(20261128);

    @TempDir
    private Path directory;

    @BeforeEach
    void tellBoth() {
        world.target = target;
        world.configured = config -> config.workDirectory(directory);
        world.more = builder -> builder.notifier("chat", chat).reporter("forge", forge);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Map<Path, byte[]> files() throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path file : found.filter(Files::isRegularFile)
                    .filter(path -> path.toString().endsWith(".json"))
                    .toList()) {
                files.put(file, Files.readAllBytes(file));
            }
        }
        return files;
    }

    private byte[] damaged(byte[] whole) throws IOException {
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(whole, random.nextInt(whole.length));
            case 1 -> {
                byte[] flipped = whole.clone();
                for (int i = random.nextInt(1, 5); i > 0; i--) {
                    flipped[random.nextInt(flipped.length)] = (byte) random.nextInt();
                }
                yield flipped;
            }
            default -> {
                JsonNode tree = JSON.readTree(whole);
                change(tree);
                yield JSON.writeValueAsBytes(tree);
            }
        };
    }

    private void change(JsonNode tree) {
        List<JsonNode> containers = new ArrayList<>();
        collect(tree, containers);
        JsonNode chosen = containers.get(random.nextInt(containers.size()));
        if (chosen instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            if (!names.isEmpty()) {
                object.set(names.get(random.nextInt(names.size())), odd());
            }
        } else if (chosen instanceof ArrayNode array) {
            array.add(odd());
        }
    }

    private void collect(JsonNode tree, List<JsonNode> containers) {
        if (tree.isContainerNode()) {
            containers.add(tree);
            tree.forEach(child -> collect(child, containers));
        }
    }

    private JsonNode odd() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (random.nextInt(9)) {
            case 0 -> json.nullNode();
            case 1 -> json.numberNode(-1);
            case 2 -> json.numberNode(Long.MAX_VALUE);
            case 3 -> json.textNode("");
            case 4 -> json.textNode("../../\u0000 \u202e");
            case 5 -> json.arrayNode().add(json.objectNode());
            case 6 -> json.objectNode().put("a", 1.5);
            case 7 -> json.booleanNode(true);
            default -> json.numberNode(1e300);
        };
    }

    @Test
    void f29_noDamageStopsAnEngineOrADeployment() throws IOException {
        chat.cutConnection();
        forge.cutConnection();
        target.apply = (request, operation, next) -> ApplyOutcome.refused(
                FailureKind.REJECTED, Diagnostic.error("TEST").what("no").build());
        world.push(tree("cart", "shop"));
        world.push("cart.app", app("cart", 2) + "slack: #buy\nowner: ann\n");
        world.push("bad.app", Manifests.BROKEN);
        target.apply = Hook.none();
        world.engine().close();
        Map<Path, byte[]> whole = files();
        assertThat(whole).hasSizeGreaterThan(4);

        for (int i = 0; i < DAMAGES; i++) {
            for (Path file : files().keySet()) {
                Files.delete(file);
            }
            for (Map.Entry<Path, byte[]> file : whole.entrySet()) {
                Files.write(file.getKey(), random.nextInt(3) == 0 ? damaged(file.getValue()) : file.getValue());
            }
            world.restart();

            assertThat(world.push("cart.app", app("cart", 3 + i)).status()).isEqualTo(RunStatus.PARTIAL);
            assertThat(world.images()).containsEntry("cart", "cart:" + (3 + i));
            world.engine().close();
        }
    }

    @Test
    void f29_aFileWithANumberThatIsNoneIsNotOurs() throws IOException {
        target.apply = (request, operation, next) -> ApplyOutcome.refused(
                FailureKind.REJECTED, Diagnostic.error("TEST").what("no").build());
        world.push(tree("cart"));
        world.engine().close();
        for (String box : List.of("notices", "reports")) {
            try (Stream<Path> found = Files.walk(directory.resolve(box))) {
                Path folder = found.filter(Files::isDirectory)
                        .reduce((one, other) -> other)
                        .orElseThrow();
                Files.writeString(folder.resolve("waiting-9999999999999999999.json"), "{}");
                Files.writeString(folder.resolve("waiting-9223372036854775807.json"), "{}");
                Files.createDirectories(folder.resolve("waiting-0000000000000000003.json"));
                Files.createDirectories(folder.resolve("told-x.json"));
            }
        }
        world.restart();

        world.push("cart.app", app("cart", 2));

        assertThat(chat.notices()).hasSize(2);
    }
}
