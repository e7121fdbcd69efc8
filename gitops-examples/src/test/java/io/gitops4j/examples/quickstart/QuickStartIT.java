package io.gitops4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.examples.ChildProcess;
import io.gitops4j.examples.QuickStart;
import io.gitops4j.examples.TestRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class QuickStartIT {
    @TempDir
    Path folder;

    @Test
    @DisplayName("as a process of its own, the tour ends with 0, and a pipe gets no colour")
    void endsWithZero() throws Exception {
        try (ChildProcess tour = quickStart("--folder", "tour")) {
            assertThat(tour.await()).as("the exit code after:%n%s", tour.text()).isZero();
            assertThat(tour.text()).contains("claims were verified.").doesNotContain("\u001b");
        }
    }

    @Test
    @DisplayName("wrong arguments end it with 2")
    void endsWithTwo() throws Exception {
        try (ChildProcess program = quickStart("--frobnicate")) {
            assertThat(program.await()).isEqualTo(2);
            assertThat(program.text()).isEqualTo("QUICKSTART-ARGS: there is no option '--frobnicate'. Do: see --help.");
        }
    }

    @Test
    @DisplayName("watching a repository, it deploys each push until it is interrupted, and then goes on where it was")
    void deploysEachPush() throws Exception {
        try (TestRepository repository = TestRepository.in(folder.resolve("mine"))) {
            repository.commit(Map.of("cart/.weave.yaml", TestRepository.manifest("cart", 2)));
            try (ChildProcess program = watch(repository)) {
                program.awaitLine("cart: deployed");
                repository.commit(Map.of("cart/.weave.yaml", TestRepository.manifest("cart", 3)));
                program.awaitLine("update file shop/cart");
                program.awaitLine("cart: deployed");
                program.interrupt();
                program.await();
            }
            assertThat(folder.resolve("deployed/shop/cart.yaml")).content().contains("replicas: 3");

            repository.commit(Map.of("shop/.weave.yaml", TestRepository.manifest("shop", 1)));
            try (ChildProcess program = watch(repository)) {
                program.awaitLine("shop: deployed");
                assertThat(program.text()).doesNotContain("file shop/cart");
            }
        }
    }

    private ChildProcess watch(TestRepository repository) throws IOException {
        return quickStart(
                "--repo",
                repository.url(),
                "--environment",
                "production",
                "--directory",
                "deployed",
                "--interval",
                "1");
    }

    private ChildProcess quickStart(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("-cp", ChildProcess.classPath()));
        command.add(QuickStart.class.getName());
        command.addAll(List.of(args));
        return ChildProcess.java(folder, command);
    }
}
