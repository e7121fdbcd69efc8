package io.gitops4j.git.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.testkit.TestOperation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectTiersTest {
    private static final GitLimits LIMITS = new GitLimits(1 << 30, 1 << 30, 1_000, 10);

    @TempDir
    Path scratch;

    private final ObjectTiers tiers = new ObjectTiers();
    private final List<ObjectId> ids = new ArrayList<>();
    private CacheRepository repository;

    @BeforeEach
    void makeRepository() throws IOException {
        repository = CacheRepository.openDurable(scratch.resolve("history.git"), LIMITS);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void looseObjectsBecomeOnePack() throws IOException {
        writeLoose(2_000);
        run();
        assertThat(loose()).isEmpty();
        assertThat(repository.getObjectDatabase().getPacks()).hasSize(1);
        assertAllThere();
    }

    @Test
    void aFewLooseObjectsStay() throws IOException {
        writeLoose(100);
        run();
        assertThat(loose()).hasSize(100);
        assertThat(repository.getObjectDatabase().getPacks()).isEmpty();
    }

    @Test
    void smallPacksAreJoinedAtALogarithmicCost() throws IOException {
        Set<String> known = new HashSet<>();
        long written = 0;
        for (int round = 0; round < 400; round++) {
            writePack(3);
            known.addAll(packNames());
            run();
            for (Pack pack : repository.getObjectDatabase().getPacks()) {
                written += known.add(pack.getPackName()) ? pack.getIndex().getObjectCount() : 0;
            }
            assertThat(packNames()).hasSizeLessThanOrEqualTo(20);
        }
        // 1 200 objects, each joined at most once for every doubling of the pack that it is in.
        assertThat(written).isPositive().isLessThanOrEqualTo(1_200 * 11);
        assertAllThere();
    }

    @Test
    void whoReadsMeanwhileReadsOn() throws IOException {
        for (int i = 0; i < 21; i++) {
            writePack(3);
        }
        try (FileRepository other =
                        new FileRepository(scratch.resolve("history.git").toFile());
                ObjectReader reader = other.newObjectReader()) {
            assertThat(reader.open(ids.get(0)).getSize()).isPositive();
            run();
            assertThat(packNames()).hasSizeLessThan(20);
            for (ObjectId id : ids) {
                assertThat(reader.open(id).getBytes()).isNotEmpty();
            }
        }
    }

    @Test
    void objectsThatArePackedAlreadyAreNotLost() throws IOException {
        writeLoose(2_000);
        run();
        List<ObjectId> packed = List.copyOf(ids);
        ids.clear();
        // The very same objects once more, so the pack of all is the one that is there.
        try (FileRepository plain =
                        new FileRepository(scratch.resolve("history.git").toFile());
                PackInserter again = plain.getObjectDatabase().newPackInserter()) {
            again.checkExisting(false);
            for (int i = 0; i < 2_000; i++) {
                ids.add(again.insert(Constants.OBJ_BLOB, ("loose " + i).getBytes(StandardCharsets.UTF_8)));
            }
            again.flush();
        }
        assertThat(ids).isEqualTo(packed);
        for (int i = 0; i < 21; i++) {
            writePack(1);
        }
        run();
        assertAllThere();
    }

    /** The record is pushed by then, so the append has succeeded. */
    @Test
    void anOperationThatIsOverIsNotAFailure() throws IOException {
        writeLoose(2_000);
        TestOperation operation = TestOperation.cancelledAfter(100);
        tiers.run(repository, operation);
        assertThat(operation.reports()).isEmpty();
        assertThat(loose()).hasSize(2_000);
        assertAllThere();
        run();
        assertThat(loose()).isEmpty();
    }

    private void run() {
        TestOperation operation = TestOperation.live();
        tiers.run(repository, operation);
        assertThat(operation.reports()).isEmpty();
    }

    private void writeLoose(int count) throws IOException {
        try (FileRepository quick =
                        new FileRepository(scratch.resolve("history.git").toFile());
                ObjectInserter inserter = quick.newObjectInserter()) {
            for (int i = 0; i < count; i++) {
                ids.add(inserter.insert(Constants.OBJ_BLOB, ("loose " + i).getBytes(StandardCharsets.UTF_8)));
            }
            inserter.flush();
        }
    }

    private void writePack(int count) throws IOException {
        try (PackInserter inserter = repository.getObjectDatabase().newPackInserter()) {
            for (int i = 0; i < count; i++) {
                ids.add(inserter.insert(Constants.OBJ_BLOB, ("packed " + ids.size()).getBytes(StandardCharsets.UTF_8)));
            }
            inserter.flush();
        }
    }

    private void assertAllThere() throws IOException {
        try (FileRepository fresh =
                        new FileRepository(scratch.resolve("history.git").toFile());
                ObjectReader reader = fresh.newObjectReader()) {
            for (ObjectId id : ids) {
                assertThat(reader.open(id).getType()).isEqualTo(Constants.OBJ_BLOB);
            }
        }
    }

    private List<String> packNames() {
        return repository.getObjectDatabase().getPacks().stream()
                .map(Pack::getPackName)
                .toList();
    }

    private List<Path> loose() throws IOException {
        try (Stream<Path> files = Files.walk(scratch.resolve("history.git/objects"))) {
            return files.filter(file -> String.valueOf(file.getFileName()).length() == 38)
                    .toList();
        }
    }
}
