package io.gitops4j.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/** A repository in a folder, with a branch {@code main}. */
public final class TestRepository implements AutoCloseable {
    private final Path folder;
    private final Git git;

    private TestRepository(Path folder, Git git) {
        this.folder = folder;
        this.git = git;
    }

    public static TestRepository in(Path folder) throws GitAPIException {
        return new TestRepository(
                folder,
                Git.init()
                        .setInitialBranch("main")
                        .setDirectory(folder.toFile())
                        .call());
    }

    /** Where an engine reads it. */
    public String url() {
        return folder.toUri().toString();
    }

    /** Writes files by path, and commits them; returns the commit. */
    public String commit(Map<String, String> files) throws GitAPIException, IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage("Change " + String.join(", ", files.keySet()))
                .setAuthor("Ann", "ann@example.com")
                .setCommitter("Ann", "ann@example.com")
                .setSign(false)
                .call()
                .name();
    }

    /** A small manifest that is deployed to production. */
    public static String manifest(String slug, int replicas) {
        return manifest(slug, replicas, "shop");
    }

    /** The same in another namespace. */
    public static String manifest(String slug, int replicas, String namespace) {
        return """
                schema: "2"
                slug: %s
                namespace: %s
                image: example/%s:1.0.0
                deploy:
                  production:
                    resources:
                      scaling:
                        replicas: %d
                """.formatted(slug, namespace, slug, replicas);
    }

    @Override
    public void close() {
        git.close();
    }
}
