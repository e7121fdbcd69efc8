package io.gitops4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourTest {
    private final RecordedScreen recorded = new RecordedScreen(false);

    @TempDir
    Path folder;

    @Test
    @DisplayName("the tour shows its six chapters, verifies every claim, and ends with 0")
    void showsAndVerifies() {
        int code = program().run("--folder", folder.resolve("tour").toString());

        String text = recorded.text();
        assertThat(code).as("the exit code after:%n%s", text).isZero();
        assertThat(text)
                .contains(
                        "1. The first push",
                        "[5/5] create file shop/",
                        "2. A push that changes one service",
                        "containers[catalog].image: example/catalog:1.8.2 -> example/catalog:1.9.0",
                        "History of catalog in production:",
                        "3. A bad manifest",
                        "WAML-UNKNOWN services/mailer/.weave.yaml:29:9",
                        "4. A deleted service",
                        "held: PRUNE-SOURCE",
                        "delete file shop/nightly-report",
                        "5. git revert",
                        "6. The same revision again",
                        "All 27 claims were verified.")
                .doesNotContain("NOT SO")
                .as("plain text: printable ASCII and line feeds alone")
                .matches("[\\x20-\\x7e\\n]+");
        assertThat(text.lines().filter(line -> line.startsWith("  verified: "))).hasSize(27);
    }

    @Test
    @DisplayName("a claim that is not so makes it end with 1, and says what was found instead")
    void endsWithOneWhenAClaimIsNotSo() throws Exception {
        int code = Tour.play(List.of(new FirstDeployment(), new Tampering()), folder, recorded.screen());

        assertThat(code).isEqualTo(1);
        assertThat(recorded.text())
                .contains(
                        "NOT SO: nobody touched a file: expected [], found [production/shop/catalog.yaml]",
                        "1 of 6 claims were not so:");
    }

    @Test
    @DisplayName("a chapter that fails ends with 1 and a message, not with a stack trace")
    void endsWithOneWhenAFolderIsTaken() throws Exception {
        Files.writeString(folder.resolve("taken"), "");

        int code = program().run("--folder", folder.toString());

        assertThat(code).isEqualTo(1);
        assertThat(recorded.text())
                .isEqualTo("QUICKSTART-FOLDER: " + folder.toRealPath()
                        + " is not empty. Do: name an empty folder, or one that is not there yet.\n");
    }

    private Program program() {
        return new Program(recorded.screen());
    }

    /** Changes a deployed file by hand, and claims that it did not. */
    private static final class Tampering implements Chapter {
        @Override
        public String title() {
            return "Tampering";
        }

        @Override
        public void play(Playground ground) throws IOException {
            Files.writeString(ground.deployedFolder().resolve("production/shop/catalog.yaml"), "tampered");
            ground.checks()
                    .same(
                            "nobody touched a file",
                            Set.of(),
                            ground.deployed().differingFrom(ground.beginning().deployed()));
        }
    }
}
