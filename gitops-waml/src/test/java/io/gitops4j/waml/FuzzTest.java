package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fuzzer itself: that it is repeatable, that it damages in every way it knows, and a small run of it. */
class FuzzTest {
    private static final int CASES = 4_000;

    @Test
    void aSeedMakesTheSameManifestAgain() {
        assertThat(LongStream.range(0, 50))
                .allSatisfy(seed -> assertThat(new FuzzCase(seed).manifest()).isEqualTo(new FuzzCase(seed).manifest()));
    }

    @Test
    void everyManifestThatItStartsFromIsValid() {
        ParseCheck check = new ParseCheck();
        assertThat(Manifests.all())
                .hasSizeGreaterThan(9)
                .allSatisfy(path -> assertThat(check.isValid(
                                Manifests.read(path.getFileName().toString()).getBytes(StandardCharsets.UTF_8)))
                        .isTrue());
    }

    @Test
    void everyWayToDamageIsTakenAndSomeCasesStayValid() throws InterruptedException {
        FuzzRun.Outcome outcome = new FuzzRun(1, CASES).run(Duration.ofMinutes(10));

        assertThat(outcome.cases()).isEqualTo(CASES);
        assertThat(outcome.changes().keySet())
                .containsAll(Stream.concat(Stream.of(Change.values()), Stream.of(Encoding.values()))
                        .map(Enum::name)
                        .toList());
        assertThat(outcome.valid()).isBetween(CASES / 50, CASES / 2);
    }
}
