package io.gitops4j.git;

import io.gitops4j.spi.Source;
import io.gitops4j.testkit.TestOperation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody gets by what Git can store and nobody looks at: merges have two sides, and paths are what they look like. */
class OddHistoryPermissionsTest extends PermissionsBed {
    @Test
    void mergeOfMoreThanTwoSidesIsRefused() {
        String trusted = introduction("/prod/ @ann\n");
        String first = repo.commit(ann, Map.of("prod/web.yaml", "good"));
        String second = repo.commit(ann, Map.of("prod/web.yaml", "leaked"));
        String third = repo.commit(ann, Map.of("prod/web.yaml", "good"));
        String octopus = repo.signed(
                        bob,
                        "commit-tree",
                        "-S",
                        "-m",
                        "Merge",
                        "-p",
                        third,
                        "-p",
                        second,
                        "-p",
                        first,
                        second + "^{tree}")
                .strip();
        repo.git("reset", "--quiet", "--hard", octopus);
        repo.push();
        try (Source source = source(owned(trusted))) {
            Golden.assertFails(
                    "permission_octopus", Map.of("commit", octopus), () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void pathThatIsNotUtf8DoesNotHideItsFolder() {
        String trusted = introduction("/größe/ @ann\n");
        repo.commit(ann, Map.of("größe/a.yaml", "1"));
        String blob = repo.git("rev-parse", "HEAD:größe/a.yaml");
        Path list = scratch.resolve("list");
        byte[] name = "größe/b?.yaml".getBytes(StandardCharsets.UTF_8);
        name[name.length - ".yaml".length() - 1] = (byte) 0xff;
        try (OutputStream out = Files.newOutputStream(list)) {
            out.write(("100644 " + blob + "\t").getBytes(StandardCharsets.UTF_8));
            out.write(name);
            out.write(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        repo.git("-c", "alias.odd=!git update-index -z --index-info <'" + list + "'", "odd");
        String bad = repo.commitStaged(bob, "Odd");
        repo.push();
        try (Source source = source(owned(trusted))) {
            Golden.assertFails("permission_odd", Map.of("commit", bad), () -> source.resolve(TestOperation.live()));
        }
    }
}
