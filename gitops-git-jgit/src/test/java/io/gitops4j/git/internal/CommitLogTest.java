package io.gitops4j.git.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Commit;
import io.gitops4j.testkit.servers.GitRepo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitLogTest {
    private static final String CART = "services/cart/.weave.yaml";

    @TempDir
    private Path folder;

    private GitRepo repo;

    @BeforeEach
    void begin() {
        repo = GitRepo.init(folder.resolve("repo"));
    }

    @Test
    void findsTheCommitsThatChangedAFolderOrAFileNewestFirst() throws IOException {
        repo.commit("words", Map.of("README.md", "1"));
        String added = repo.commit("cart", Map.of(CART, "1"));
        repo.commit("shop", Map.of("services/shop/.weave.yaml", "1"));
        String changed = repo.commit("cart again", Map.of(CART, "2"));
        repo.commit("words", Map.of("README.md", "2"));

        assertThat(log("services/cart", new ArrayList<>()))
                .extracting(Commit::id)
                .containsExactly(changed, added);
        assertThat(log(CART, new ArrayList<>())).extracting(Commit::id).containsExactly(changed, added);
        assertThat(log(CART + "/none", new ArrayList<>())).isEmpty();
        assertThat(log("services/none", new ArrayList<>())).isEmpty();
    }

    @Test
    void opensAFolderOnceThatManyCommitsShare() throws IOException {
        repo.commit("cart", Map.of(CART, "1"));
        ObjectId services = ObjectId.fromString(repo.git("rev-parse", "HEAD:services"));
        for (int i = 0; i < 6; i++) {
            repo.commit("words", Map.of("README.md", String.valueOf(i)));
        }
        List<ObjectId> opened = new ArrayList<>();

        assertThat(log("services/cart", opened)).hasSize(1);

        assertThat(opened).filteredOn(services::equals).hasSize(1);
    }

    private List<Commit> log(String path, List<ObjectId> opened) throws IOException {
        try (Repository repository = new FileRepositoryBuilder()
                        .setGitDir(folder.resolve("repo/.git").toFile())
                        .build();
                ObjectReader reader = noting(repository.newObjectReader(), opened)) {
            ObjectId head = ObjectId.fromString(repo.head());
            return CommitLog.between(reader, ObjectId.zeroId(), head, path, 10);
        }
    }

    private static ObjectReader noting(ObjectReader delegate, List<ObjectId> opened) {
        return new ObjectReader.Filter() {
            @Override
            protected ObjectReader delegate() {
                return delegate;
            }

            @Override
            public ObjectLoader open(AnyObjectId id, int type) throws IOException {
                opened.add(id.copy());
                return super.open(id, type);
            }
        };
    }
}
