package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Source;
import io.gitops4j.testkit.TestOperation;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class path without what checks a signature refuses every commit; a signature that nobody checks is none. */
class MissingVerifierTest {
    @TempDir
    Path scratch;

    @Test
    void b69_keyringThatCannotBeReadIsNotTakenForAnEmptyOne() throws Exception {
        try (GnuPgHome gpg = new GnuPgHome(scratch.resolve("gnupg"), Instant.parse("2026-05-01T00:00:00Z"))) {
            GnuPgHome.Key ann = gpg.make("Ann <ann@example.com>", "never");
            SignedRepo repo = SignedRepo.in(scratch);
            repo.commit(ann, Map.of("a.yaml", "1"));
            repo.push();
            assertThat(Probe.resolve(repo.remote().url(), scratch.resolve("c1").toString(), "", gpg.export(ann)))
                    .startsWith("taken ");
            assertThat(without(
                            "bcpg-", repo.remote().url(), scratch.resolve("c2").toString(), "", gpg.export(ann)))
                    .startsWith("CONFIG GIT-KEYS: keys cannot be read: org/bouncycastle/")
                    .endsWith(" is not on the class path. Do: add Bouncy Castle's bcpg and Apache's sshd-osgi to it.");
        }
    }

    @Test
    void b69_signatureOfAnOpenPgpKeyIsRefusedWhereOnlySshCanBeChecked() throws Exception {
        SshKey bob = SshKey.make(scratch.resolve("keys"), "bob");
        try (GnuPgHome gpg = new GnuPgHome(scratch.resolve("gnupg"), Instant.parse("2026-05-01T00:00:00Z"))) {
            GnuPgHome.Key ann = gpg.make("Ann <ann@example.com>", "never");
            SignedRepo repo = SignedRepo.in(scratch);
            repo.commit(ann, Map.of("a.yaml", "1"));
            repo.push();
            assertThat(without(
                            "bcpg-",
                            repo.remote().url(),
                            scratch.resolve("c").toString(),
                            bob.allowedAs("bob@example.com"),
                            ""))
                    .matches("(REJECTED GIT-SIGNATURE|CONFIG GIT-KEYS): .* is not on the class path.*");
        }
    }

    /** What {@link Probe} says in a class path that lacks a jar. */
    private static String without(String jar, String... arguments) throws Exception {
        List<URL> urls = new ArrayList<>();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        boolean found = false;
        for (String entry : path.split(File.pathSeparator, -1)) {
            if (new File(entry).getName().startsWith(jar)) {
                found = true;
            } else {
                urls.add(new File(entry).toURI().toURL());
            }
        }
        assertThat(found).as("a jar " + jar + "* in " + path).isTrue();
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> probe = loader.loadClass(Probe.class.getName());
            Class<?>[] strings = {String.class, String.class, String.class, String.class};
            return (String) probe.getMethod("resolve", strings).invoke(null, (Object[]) arguments);
        } catch (InvocationTargetException e) {
            throw new IOException(e.getCause());
        }
    }

    /** Resolves the newest commit. */
    public static final class Probe {
        private Probe() {}

        /** The commit, or why there is none. */
        public static String resolve(String url, String cache, String allowedSigners, String openPgpKeys) {
            Verification verification = Verification.tip()
                    .allowedSigners(allowedSigners)
                    .openPgpKeys(openPgpKeys)
                    .build();
            GitOptions options = GitOptions.builder(url, Path.of(cache))
                    .allowFile(true)
                    .verification(verification)
                    .build();
            try (Source source = new GitSource("shop", options)) {
                return "taken " + source.resolve(TestOperation.live()).id();
            } catch (GitOpsException e) {
                return e.kind() + " " + e.getMessage();
            }
        }
    }
}
