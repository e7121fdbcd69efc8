package io.gitops4j.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RealGit
class GitHttpServerIT {

    private static final String LARGE = "0123456789abcdef\n".repeat(200_000);

    @TempDir
    Path folder;

    @Test
    void takesPushesAndServesClones(GitHttpServer server) {
        GitRepo writer = GitRepo.clone(server.createRepository("shop"), folder.resolve("writer"));
        String pushed = writer.commit(Map.of("cart/service.yaml", "name: cart\n"));
        writer.push();

        GitRepo reader = GitRepo.clone(server.uri("shop"), folder.resolve("reader"));

        assertThat(reader.head()).isEqualTo(pushed);
        assertThat(reader.folder().resolve("cart/service.yaml")).hasContent("name: cart\n");
        assertThat(server.requestCounts().of("receive-pack")).isEqualTo(1);
        assertThat(server.requestCounts().of("info/refs receive-pack")).isEqualTo(1);
        assertThat(server.requestCounts().of("upload-pack")).isPositive();
    }

    @Test
    void takesALargePushInChunks(GitHttpServer server) {
        GitRepo writer = GitRepo.clone(server.createRepository("large"), folder.resolve("writer"));
        writer.git("config", "core.compression", "0");
        writer.commit(Map.of("data.txt", LARGE));

        writer.push();

        assertThat(GitRepo.clone(server.uri("large"), folder.resolve("reader")).head())
                .isEqualTo(writer.head());
    }

    @Test
    void makesTheSameCommitIdsEverywhere() {
        GitRepo one = GitRepo.init(folder.resolve("one"));
        GitRepo two = GitRepo.init(folder.resolve("two"));

        assertThat(one.commit(Map.of("a", "1"))).isEqualTo(two.commit(Map.of("a", "1")));
        assertThat(one.commit(Map.of("a", "2"))).isNotEqualTo(two.commit(Map.of("a", "3")));
    }

    @Test
    void revertsAndDeletes() {
        GitRepo repo = GitRepo.init(folder.resolve("repo"));
        repo.commit(Map.of("kept", "1", "changed", "1"));
        String change = repo.commit(Map.of("changed", "2"));

        String revert = repo.revert(change);
        assertThat(repo.folder().resolve("changed")).hasContent("1");
        assertThat(repo.git("log", "-1", "--format=%s")).startsWith("Revert");

        String deletion = repo.rm("changed");
        assertThat(repo.folder().resolve("changed")).doesNotExist();
        assertThat(repo.git("rev-list", "HEAD").lines().limit(3)).containsExactly(deletion, revert, change);
    }

    @Test
    void asksForTheLogin(GitHttpServer server) {
        URI open = server.createRepository("secret");
        server.requireLogin("ci", "s3cret");

        assertThatThrownBy(() -> GitRepo.clone(open, folder.resolve("refused")))
                .hasMessageContaining("could not read Username");

        GitRepo repo = GitRepo.clone(server.uriWithLogin("secret"), folder.resolve("allowed"));
        repo.commit(Map.of("a", "1"));
        repo.push();
    }

    @Test
    void failsAsPlanned(GitHttpServer server) {
        URI uri = server.createRepository("shop");
        GitRepo repo = GitRepo.clone(uri, folder.resolve("repo"));

        server.failNext(1, 503);
        assertThatThrownBy(() -> repo.git("fetch")).hasMessageContaining("503");
        repo.git("fetch");

        server.cut();
        assertThatThrownBy(() -> repo.git("fetch")).hasMessageContaining("Failed to connect");
        server.restore();
        repo.git("fetch");
    }

    @Test
    void breaksAnAnswerInTheMiddle(GitHttpServer server) {
        GitRepo writer = GitRepo.clone(server.createRepository("large"), folder.resolve("writer"));
        writer.commit(Map.of("data.txt", LARGE));
        writer.push();
        GitRepo reader = GitRepo.init(folder.resolve("reader"));

        server.breakNextAnswerAfter(20);

        String address = server.uri("large").toString();
        assertThatThrownBy(() -> reader.git("fetch", address)).hasMessageContaining("fatal");
        reader.git("fetch", address);
    }
}
