package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Source;
import io.gitops4j.testkit.TestOperation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers with certificates of an authority that is trusted. Whom a JVM trusts is its own matter, so another JVM asks. */
class TrustedCertificateTest {
    private static final String HERE = "127.0.0.1";
    private static final Instant STILL = Instant.parse("2120-01-01T00:00:00Z");
    private static final Instant ENDED = Instant.parse("2021-01-01T00:00:00Z");

    @TempDir
    Path scratch;

    @Test
    void b68_anExpiredCertificateIsRefused() throws Exception {
        assertThat(asked(HERE, ENDED))
                .startsWith("SRC-TLS: the certificate of 127.0.0.1 is not trusted: ")
                .contains("NotAfter");
    }

    @Test
    void b68_aCertificateOfAnotherHostIsRefused() throws Exception {
        assertThat(asked("127.0.0.2", STILL))
                .startsWith("SRC-TLS: the certificate of 127.0.0.1 is not trusted: ")
                .contains("No subject alternative names matching IP address 127.0.0.1 found");
    }

    /** The control: what the two others have wrong is all that is wrong with them. */
    @Test
    void b68_aTrustedCertificateIsTaken() throws Exception {
        assertThat(asked(HERE, STILL)).startsWith("SRC-NOREPO: ");
    }

    private String asked(String address, Instant until) throws Exception {
        Authority authority = Authority.make();
        Path trusted = scratch.resolve("trusted.p12");
        authority.trustedIn(trusted);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.server(address, until)));
        server.start();
        try {
            return inAnotherJvm("https://" + HERE + ":" + server.getAddress().getPort() + "/shop.git", trusted);
        } finally {
            server.stop(0);
        }
    }

    private String inAnotherJvm(String url, Path trusted) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djavax.net.ssl.trustStore=" + trusted,
                        "-Djavax.net.ssl.trustStorePassword=" + Authority.PASSWORD,
                        "-cp",
                        classPath,
                        Asking.class.getName(),
                        url,
                        scratch.resolve("cache").toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /** Asks a repository for its newest commit and prints why that failed. */
    static final class Asking {
        private Asking() {}

        public static void main(String... arguments) {
            try (Source source = TestRemote.source(GitOptions.builder(arguments[0], Path.of(arguments[1])))) {
                System.out.println(source.resolve(TestOperation.live()));
            } catch (GitOpsException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
