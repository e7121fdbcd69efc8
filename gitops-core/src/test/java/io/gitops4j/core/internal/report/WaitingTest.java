package io.gitops4j.core.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Digest;
import io.gitops4j.api.Position;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.core.internal.outbox.Box;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeService;
import io.gitops4j.spi.ForgeState;
import io.gitops4j.spi.PlanComment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingTest {
    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    private Path directory;

    private Waiting open() {
        return new Waiting("forge", directory, 10);
    }

    private static Candidate candidate(String commit, ForgeState state) {
        return new Candidate(report(commit, state), state.name(), false);
    }

    private static ForgeReport report(String commit, ForgeState state) {
        return ForgeReport.builder("prod", new Revision("apps", commit), state, AT)
                .summary("it is " + state)
                .build();
    }

    private static List<String> texts(Waiting waiting) {
        return waiting.box().all().stream()
                .map(entry -> entry.letter().toString())
                .toList();
    }

    @Test
    void f56_onlyTheNewestReportOfACommitWaitsAndNotMoreThanTheMost() {
        Waiting waiting = open();
        for (int commit = 1; commit <= 30; commit++) {
            waiting.tell(candidate("c" + commit, ForgeState.PENDING));
            waiting.tell(candidate("c" + commit, ForgeState.SUCCESS));
        }

        assertThat(texts(waiting))
                .hasSize(10)
                .startsWith("prod apps@c21 SUCCESS: it is SUCCESS")
                .endsWith("prod apps@c30 SUCCESS: it is SUCCESS");
        assertThat(texts(open())).isEqualTo(texts(waiting));
    }

    @Test
    void everyPartOfAMessageComesBackFromTheFiles() {
        Diagnostic finding = Diagnostic.warning("W-1")
                .at(new Position("a b.yaml", 3, 7))
                .path("image")
                .what("odd \u202e text")
                .remedy("mend it")
                .build();
        ForgeReport report = ForgeReport.builder("prod", new Revision("apps", "c1"), ForgeState.FAILURE, AT)
                .summary("cart failed")
                .deployment(12)
                .total(7)
                .services(List.of(new ForgeService(ServiceId.of("cart"), "failed", List.of(finding))))
                .findings(List.of(Diagnostic.error("E-1").what("no place").build()))
                .build();
        Message.Comment comment =
                new Message.Comment(new PlanComment("prod", "apps", 7, "### Plan\n\u00e9\n", Digest.ofText("x")));
        Waiting waiting = open();
        waiting.box().add(new Message.Report(report));
        waiting.box().add(comment);

        assertThat(open().box().all())
                .extracting(Box.Entry::letter)
                .containsExactly(new Message.Report(report), comment);
    }

    @Test
    void whatWasToldIsRememberedAfterARestart() {
        Waiting waiting = open();
        waiting.tell(candidate("c1", ForgeState.SUCCESS));
        waiting.box().done(waiting.box().all().get(0).number());

        assertThat(open().tell(candidate("c1", ForgeState.SUCCESS))).isEmpty();
        assertThat(open().tell(candidate("c2", ForgeState.SUCCESS))).hasSize(1);
    }

    @Test
    void aMessageThatWasReplacedWhileItWasSentStillWaits() {
        Waiting waiting = open();
        waiting.tell(candidate("c1", ForgeState.PENDING));
        long sent = waiting.box().all().get(0).number();
        waiting.tell(candidate("c1", ForgeState.SUCCESS));

        waiting.box().done(sent);

        assertThat(texts(waiting)).containsExactly("prod apps@c1 SUCCESS: it is SUCCESS");
    }

    @Test
    void f08_aCrashBetweenTwoWritesLeavesTheNewerOne() throws IOException {
        Waiting waiting = open();
        waiting.tell(candidate("c1", ForgeState.PENDING));
        Path old = directory.resolve("waiting-0000000000000000001.json");
        byte[] content = Files.readAllBytes(old);
        waiting.tell(candidate("c1", ForgeState.SUCCESS));
        Files.write(old, content);

        Waiting again = open();
        assertThat(texts(again)).containsExactly("prod apps@c1 SUCCESS: it is SUCCESS");
        again.box().done(again.box().all().get(0).number());

        assertThat(open().box().all()).isEmpty();
    }

    @Test
    void b80_aFileOfANewerVersionIsLeftAlone() throws IOException {
        Path newer = directory.resolve("waiting-0000000000000000001.json");
        Files.writeString(newer, "{\"v\":2,\"telegram\":{}}");

        assertThat(open().box().all()).isEmpty();
        assertThat(newer).exists();
    }

    @Test
    void aNewMessageNeverTakesThePlaceOfAFileThatIsLeftAlone() throws IOException {
        Path newer = directory.resolve("waiting-0000000000000000001.json");
        Files.writeString(newer, "{\"v\":2,\"telegram\":{}}");

        open().tell(candidate("c1", ForgeState.SUCCESS));

        assertThat(newer).hasContent("{\"v\":2,\"telegram\":{}}");
    }
}
