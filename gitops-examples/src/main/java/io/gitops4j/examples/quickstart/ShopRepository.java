package io.gitops4j.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.RevertCommand;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.URIish;

/** The sample repository: a bare one that the engine reads, and a clone of a developer who edits, commits and pushes. */
final class ShopRepository implements AutoCloseable {
    static final List<String> SERVICES = List.of("catalog", "mailer", "nightly-report", "payments", "storefront");
    private static final String BRANCH = "main";

    private final Path remote;
    private final Path clone;
    private final Git git;

    private ShopRepository(Path remote, Path clone, Git git) {
        this.remote = remote;
        this.clone = clone;
        this.git = git;
    }

    /** Makes both in a folder; the clone has the manifests, not yet committed. */
    static ShopRepository in(Path folder) throws IOException {
        Path remote = folder.resolve("shop.git");
        Path clone = folder.resolve("shop");
        Git git = calling("init", () -> {
            Git.init()
                    .setBare(true)
                    .setInitialBranch(BRANCH)
                    .setDirectory(remote.toFile())
                    .call()
                    .close();
            return Git.init()
                    .setInitialBranch(BRANCH)
                    .setDirectory(clone.toFile())
                    .call();
        });
        ShopRepository repository = new ShopRepository(remote, clone, git);
        repository.configure();
        repository.fill();
        return repository;
    }

    private void configure() throws IOException {
        StoredConfig config = git.getRepository().getConfig();
        config.setString("user", null, "name", "Ann Developer");
        config.setString("user", null, "email", "ann@example.com");
        config.setBoolean("commit", null, "gpgSign", false);
        config.setString("core", null, "autocrlf", "false");
        config.save();
        calling(
                "remote add",
                () -> git.remoteAdd()
                        .setName(Constants.DEFAULT_REMOTE_NAME)
                        .setUri(uri())
                        .call());
    }

    private URIish uri() throws URISyntaxException {
        return new URIish(remote.toUri().toString());
    }

    private void fill() throws IOException {
        copy("README.md");
        for (String service : SERVICES) {
            copy(manifest(service));
        }
    }

    private void copy(String path) throws IOException {
        try (InputStream in = ShopRepository.class.getResourceAsStream("shop/" + path)) {
            if (in == null) {
                throw new IOException("shop/" + path + " is not in the jar");
            }
            Files.createDirectories(clone.resolve(path).getParent());
            Files.copy(in, clone.resolve(path));
        }
    }

    /** The path of a service's manifest in the repository. */
    static String manifest(String service) {
        return "services/" + service + "/.weave.yaml";
    }

    /** What the engine reads. */
    Path remote() {
        return remote;
    }

    /** Replaces some text of a manifest by another. */
    void edit(String service, String before, String after) throws IOException {
        Path file = clone.resolve(manifest(service));
        String text = Files.readString(file);
        if (!text.contains(before)) {
            throw new IOException("'" + before + "' is not in " + manifest(service));
        }
        Files.writeString(file, text.replace(before, after));
    }

    /** The number of the first line with this text in a manifest, from 1; 0 if there is none. */
    int line(String service, String text) throws IOException {
        List<String> lines = Files.readAllLines(clone.resolve(manifest(service)), StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        return 0;
    }

    void delete(String service) throws IOException {
        Files.delete(clone.resolve(manifest(service)));
    }

    /** Commits everything and pushes it; returns the commit. */
    String push(String message) throws IOException {
        return calling("commit", () -> {
            git.add().addFilepattern(".").call();
            git.add().addFilepattern(".").setUpdate(true).call();
            RevCommit commit = git.commit().setMessage(message).setSign(false).call();
            push();
            return commit.name();
        });
    }

    /** Reverts every commit after that one, newest first, and pushes; returns the last of the new commits. */
    String revertTo(String commit) throws IOException {
        return calling("revert", () -> {
            RevertCommand revert = git.revert();
            for (RevCommit later : since(commit)) {
                revert.include(later);
            }
            RevCommit last = revert.call();
            if (last == null) {
                throw new IOException("git revert stopped: " + revert.getFailingResult());
            }
            push();
            return last.name();
        });
    }

    private List<RevCommit> since(String commit) throws Exception {
        List<RevCommit> later = new ArrayList<>();
        ObjectId head = git.getRepository().resolve(Constants.HEAD);
        git.log().addRange(ObjectId.fromString(commit), head).call().forEach(later::add);
        return later;
    }

    private void push() throws Exception {
        for (PushResult result : git.push()
                .setRefSpecs(new RefSpec("refs/heads/" + BRANCH + ":refs/heads/" + BRANCH))
                .call()) {
            for (RemoteRefUpdate update : result.getRemoteUpdates()) {
                if (update.getStatus() != RemoteRefUpdate.Status.OK) {
                    throw new IOException("git push was refused: " + update.getStatus());
                }
            }
        }
    }

    private static <T> T calling(String command, Callable<T> body) throws IOException {
        try {
            return body.call();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("git " + command + " failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        git.close();
    }
}
