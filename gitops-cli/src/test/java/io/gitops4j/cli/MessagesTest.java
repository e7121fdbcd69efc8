package io.gitops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Cancellation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command says of forges and people that cannot be reached: nobody listens at port 1. */
class MessagesTest {
    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = Shop.in(folder);
        Path token = Files.writeString(folder.resolve("token"), "t0ken");
        shop.configure(
                """
                reporters:
                  forge:
                    provider: gitea
                    options: {url: "http://127.0.0.1:1", repository: acme/shop, token: "file:%s"}
                notifiers:
                  pager:
                    provider: webhook
                    options: {url: "file:%s", secret: "file:%s"}
                """.formatted(token, Files.writeString(folder.resolve("address"), "http://127.0.0.1:1/"), token));
    }

    private Recorded applied(Cancellation cancellation) {
        return Recorded.run(false, Map.of(), cancellation, shop.withConfig("apply", "production", "--quiet"));
    }

    private long waiting(String what) throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("work").resolve(what))) {
            return files.filter(file -> file.getFileName().toString().startsWith("waiting-"))
                    .count();
        }
    }

    @Test
    void whatCouldNotBeToldIsCountedAndKept() throws Exception {
        Files.createDirectories(shop.deployed("production", "catalog").getParent());
        Files.writeString(shop.deployed("production", "catalog"), "mine: true\n");

        Recorded apply = applied(new Cancellation());

        assertThat(apply.code()).isEqualTo(ExitCode.FAILED);
        assertThat(apply.err().lines().map(line -> line.replaceFirst("[ :].*", "")))
                .containsExactlyInAnyOrder("FORGE-UNREACHABLE", "NOTIFY-UNREACHABLE", "CLI-UNTOLD");
        assertThat(apply.err())
                .endsWith("CLI-UNTOLD: 1 message to forges and 1 notice are still in the queue under "
                        + folder.resolve("work")
                        + ". Do: keep that folder: the next gitops apply with it sends them.\n");
        assertThat(waiting("reports")).isEqualTo(1);
        assertThat(waiting("notices")).isEqualTo(1);
    }

    @Test
    void whatOnlyReadsSaysNothingOfIt() {
        applied(new Cancellation());

        for (String command : new String[] {"status", "history", "plan"}) {
            assertThat(shop.run(command, "production"))
                    .satisfies(run -> assertThat(run.code()).isZero())
                    .satisfies(run -> assertThat(run.err()).isEmpty());
        }
        assertThat(shop.run("validate", folder.resolve("shop").toString()).code())
                .isZero();
    }

    @Test
    void aCommandThatIsStoppedEndsAsOneWithoutForges() {
        Cancellation thrown = new Cancellation();
        thrown.cancel();

        assertThat(applied(thrown).code()).isEqualTo(ExitCode.INTERRUPTED);
    }
}
