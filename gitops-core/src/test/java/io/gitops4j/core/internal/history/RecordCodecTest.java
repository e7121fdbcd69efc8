package io.gitops4j.core.internal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Commit;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.Digest;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.HistoryLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCodecTest {
    private static final String[] TEXTS = {"", "a", "line\nbreak", "\"quote\\", "ümläut 🚀", "\u202E", "\u0000", "{}"};

    @Test
    void writesReadableJson() {
        HistoryLine intent = RecordCodec.encode(
                7, Records.intent("r1", Records.deploy(Records.CART, "1a2b3c", "cart"), Records.remove(Records.SHOP)));

        assertThat(intent.json())
                .isEqualTo("{\"v\":1,\"intent\":{\"run\":\"r1\",\"plan\":\"" + Digest.ofText("plan of r1")
                        + "\",\"initiator\":\"ann\",\"at\":\"2026-01-02T03:04:05Z\",\"services\":["
                        + "{\"service\":\"cart\",\"to\":{\"source\":\"apps\",\"id\":\"1a2b3c\"},\"desired\":\""
                        + Digest.ofText("1a2b3c")
                        + "\",\"changes\":[\"CREATE cart\"],\"resources\":[[\"job\",\"devx\",\"cart\"]]},"
                        + "{\"service\":\"shop@beta\",\"desired\":\"\",\"changes\":[],\"resources\":[]}]}}");
        assertThat(intent.summary().lines())
                .containsExactly(
                        "Deployment 7 begins: 2 services, asked for by ann",
                        "cart: (new) -> 1a2b3c",
                        "shop@beta: (new) -> (removed)");
    }

    @Test
    void tellsWhatLedToADeploymentAndWhatItRestores() {
        Commit commit = new Commit(
                "0123456789abcdef0123",
                "Ann <ann@example.com>",
                Records.AT,
                "Show \u202Eprices",
                Optional.of("ann@example.com (SHA256:x)"),
                List.of("bob"));
        Intent.Entry cart = Records.deploy(Records.CART, "1a2b3c", "cart");
        Intent.Entry back = new Intent.Entry(
                cart.service(),
                cart.to(),
                cart.to(),
                cart.desired(),
                cart.changes(),
                cart.resources(),
                List.of(commit),
                OptionalLong.of(3));

        HistoryLine line = RecordCodec.encode(7, Records.intent("r1", back));

        assertThat(line.summary().lines())
                .containsExactly(
                        "Deployment 7 begins: 1 service, asked for by ann",
                        "cart: 1a2b3c -> 1a2b3c, rollback to deployment 3",
                        "  0123456789ab Ann <ann@example.com>: Show \\u202Eprices,"
                                + " signed by ann@example.com (SHA256:x), approved by bob");
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsWhatItWrote(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<HistoryRecord> records = List.of(intent(random), outcome(random), checkpoint(random));
        for (HistoryRecord record : records) {
            HistoryLine line = RecordCodec.encode(1, record);

            assertThat(RecordCodec.decode("prod", line)).isEqualTo(record);
            assertThat(RecordCodec.encode(1, RecordCodec.decode("prod", line))).isEqualTo(line);
        }
    }

    @Test
    void b80_refusesANewerFormat() {
        assertThatThrownBy(() -> RecordCodec.decode("prod", new HistoryLine(3, "", "{\"v\":2,\"intent\":{}}")))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.INTERNAL))
                .hasMessage("STORE-FORMAT history of prod, entry 3: it has format 2, and this program reads up to 1."
                        + " Do: run the newer program again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"v\":\"1\"}",
                "{\"v\":1}",
                "{\"v\":1,\"surprise\":{}}",
                "{\"v\":1,\"intent\":{\"run\":1}}",
                "{\"v\":1,\"intent\":null}",
                "{\"v\":1,\"outcome\":{\"deployment\":1,\"at\":\"yesterday\",\"services\":[]}}",
                "{\"v\":1,\"outcome\":{\"deployment\":1,\"at\":\"2026-01-02T03:04:05Z\",\"services\":"
                        + "[{\"service\":\"cart\",\"state\":\"GREAT\",\"reason\":\"\",\"resources\":[]}]}}",
                "{\"v\":1,\"outcome\":{\"deployment\":1,\"at\":\"2026-01-02T03:04:05Z\",\"services\":"
                        + "[{\"service\":\"\",\"state\":\"FAILED\",\"reason\":\"\",\"resources\":[]}]}}",
                "{\"v\":1,\"outcome\":{\"deployment\":1,\"at\":\"2026-01-02T03:04:05Z\",\"services\":"
                        + "[{\"service\":\"cart\",\"state\":\"FAILED\",\"reason\":\"\",\"resources\":[[\"job\"]]}]}}",
                "{\"v\":1,\"checkpoint\":{\"settled\":{},\"deployed\":{},\"open\":{\"x\":{}}}}"
            })
    void b80_refusesWhatIsDamaged(String json) {
        assertThatThrownBy(() -> RecordCodec.decode("prod", new HistoryLine(3, "", json)))
                .isInstanceOf(GitOpsException.class)
                .hasMessageStartingWith("STORE-FORMAT history of prod, entry 3: ");
    }

    @Test
    void passesOverFieldsItDoesNotKnow() {
        HistoryLine line = RecordCodec.encode(1, Records.intent("r1"));
        HistoryLine newer = new HistoryLine(1, "", line.json().replace("\"run\"", "\"color\":\"red\",\"run\""));

        assertThat(RecordCodec.decode("prod", newer)).isEqualTo(Records.intent("r1"));
    }

    private static Intent intent(SplittableRandom random) {
        List<Intent.Entry> entries = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            entries.add(new Intent.Entry(
                    service(random),
                    revision(random),
                    revision(random),
                    Digest.ofText(text(random)),
                    List.of(text(random)),
                    resources(random),
                    commits(random),
                    random.nextBoolean() ? OptionalLong.of(random.nextLong(1L << 40)) : OptionalLong.empty()));
        }
        return new Intent(
                text(random),
                Digest.ofText(text(random)),
                text(random),
                Instant.ofEpochMilli(random.nextLong(1L << 41)),
                entries);
    }

    /** One id is one commit. */
    private static List<Commit> commits(SplittableRandom random) {
        List<Commit> commits = new ArrayList<>();
        for (int id = random.nextInt(4); id > 0; id--) {
            commits.add(new Commit(
                    "c" + id,
                    TEXTS[id],
                    Instant.ofEpochSecond(id),
                    TEXTS[id + 1],
                    id % 2 == 0 ? Optional.of(TEXTS[id + 2]) : Optional.empty(),
                    id % 2 == 0 ? List.of() : List.of(TEXTS[id])));
        }
        return commits;
    }

    private static Outcome outcome(SplittableRandom random) {
        List<Outcome.Entry> entries = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            Deployment.State[] ends = Deployment.State.values();
            entries.add(new Outcome.Entry(
                    new ServiceId("s" + i, random.nextBoolean() ? "" : "ref"),
                    ends[1 + random.nextInt(ends.length - 1)],
                    text(random),
                    resources(random)));
        }
        return new Outcome(random.nextLong(1, Long.MAX_VALUE), Records.AT, entries);
    }

    private static Checkpoint checkpoint(SplittableRandom random) {
        Map<ServiceId, Set<ResourceId>> settled = new HashMap<>();
        Map<ServiceId, Deployed> deployed = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            settled.put(service(random), resources(random));
            deployed.put(
                    service(random),
                    new Deployed(
                            random.nextInt(1, 100),
                            new Revision("apps", "r" + i),
                            Digest.ofText(text(random)),
                            random.nextBoolean() ? Optional.of(Records.AT) : Optional.empty()));
        }
        return new Checkpoint(settled, deployed, Map.of(random.nextLong(1, 1000), intent(random)));
    }

    private static ServiceId service(SplittableRandom random) {
        return new ServiceId("s" + random.nextInt(1000), random.nextBoolean() ? "" : "ref");
    }

    private static Optional<Revision> revision(SplittableRandom random) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(new Revision("apps", "r" + random.nextInt(9)));
    }

    private static Set<ResourceId> resources(SplittableRandom random) {
        Set<ResourceId> resources = new HashSet<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            resources.add(new ResourceId("kind", text(random), "n" + random.nextInt(9)));
        }
        return resources;
    }

    private static String text(SplittableRandom random) {
        return TEXTS[random.nextInt(TEXTS.length)];
    }
}
