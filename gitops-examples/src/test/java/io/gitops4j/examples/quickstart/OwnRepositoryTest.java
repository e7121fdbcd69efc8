package io.gitops4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.examples.TestRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnRepositoryTest {
    @TempDir
    Path folder;

    private final RecordedScreen recorded = new RecordedScreen(false);

    @Test
    @DisplayName("one run deploys the reader's repository into a folder, and ends with 0")
    void deploysOnce() throws Exception {
        try (TestRepository repository = TestRepository.in(folder.resolve("mine"))) {
            repository.commit(Map.of("cart/.weave.yaml", TestRepository.manifest("cart", 2)));

            assertThat(run(repository.url())).as(recorded.text()).isZero();
            assertThat(folder.resolve("deployed/shop/cart.yaml")).content().contains("gitops4j.owner: me.");
            assertThat(recorded.text()).contains("[1/1] create file shop/cart").endsWith("production: applied\n");

            assertThat(run(repository.url())).as(recorded.text()).isZero();
            assertThat(recorded.text()).endsWith("production: in sync\n");
        }
    }

    @Test
    @DisplayName("one run with a bad manifest ends with 1, and names the place")
    void endsWithOneForABadManifest() throws Exception {
        try (TestRepository repository = TestRepository.in(folder.resolve("mine"))) {
            repository.commit(Map.of("cart/.weave.yaml", TestRepository.manifest("cart", 2) + "colour: red\n"));

            assertThat(run(repository.url())).isEqualTo(1);
            assertThat(recorded.text()).contains("WAML-UNKNOWN cart/.weave.yaml:10:1 colour:");
            assertThat(folder.resolve("deployed/shop")).doesNotExist();
        }
    }

    @Test
    @DisplayName("a repository that is not there ends with 1 and a message")
    void endsWithOneWithoutARepository() {
        assertThat(run(folder.resolve("nowhere").toUri().toString())).isEqualTo(1);
        assertThat(recorded.text())
                .startsWith("production: failed - ")
                .contains(" Do: ")
                .doesNotContain("Exception", "\tat ");
        assertThat(Files.exists(folder.resolve("deployed"))).isFalse();
    }

    @Test
    @DisplayName("an option that the target does not know ends with 1, and lists the known ones")
    void endsWithOneForAnUnknownOption() {
        assertThat(run("https://localhost/x.git", "--option", "colour=red")).isEqualTo(1);
        assertThat(recorded.text())
                .isEqualTo("CONFIG-UNKNOWN environments.production.options.colour: there is no option 'colour'."
                        + " Do: use one of path, fsync.\n");
    }

    @Test
    @DisplayName("a folder may be given from where the reader stands; addresses stay as they are")
    void resolvesARelativeFolder() {
        assertThat(OwnRepository.url("../services"))
                .isEqualTo(Path.of("../services").toAbsolutePath().normalize().toString());
        assertThat(OwnRepository.url("/srv/services")).isEqualTo("/srv/services");
        assertThat(OwnRepository.url("https://git.example.com/a.git")).isEqualTo("https://git.example.com/a.git");
        assertThat(OwnRepository.url("git@git.example.com:a.git")).isEqualTo("git@git.example.com:a.git");
    }

    private int run(String repository, String... more) {
        String[] args = {
            "--repo",
            repository,
            "--environment",
            "production",
            "--directory",
            folder.resolve("deployed").toString(),
            "--state",
            folder.resolve("state").toString(),
            "--owner",
            "me",
            "--once"
        };
        String[] all = new String[args.length + more.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return new Program(recorded.screen()).run(all);
    }
}
