package io.gitops4j.target.nomad.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.target.nomad.NomadConnection;
import io.gitops4j.target.nomad.internal.Kinds;
import io.gitops4j.testkit.TestOperation;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent whose certificate nobody but the configured file vouches for. */
class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    private HttpsServer server;
    private NomadConnection connection;

    @BeforeEach
    void start() throws Exception {
        Path keys = folder.resolve("keys.p12");
        keytool(keys, "-genkeypair", "-keyalg", "EC", "-dname", "CN=agent", "-ext", "SAN=ip:127.0.0.1");
        keytool(keys, "-exportcert", "-rfc", "-file", certificate().toString());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        connection = NomadConnection.to(
                URI.create("https://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theConfiguredFileIsTrusted() {
        try (NomadClient client = new NomadClient(connection.withCaFile(certificate()))) {
            assertThat(client.job(Kinds.job("shop", "a"), TestOperation.live())).isEmpty();
        }
    }

    @Test
    void b68_anUnknownCertificateIsNeverAccepted() {
        try (NomadClient client = new NomadClient(connection)) {
            assertThatThrownBy(() -> client.job(Kinds.job("shop", "a"), TestOperation.live()))
                    .isInstanceOfSatisfying(
                            GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.UNAVAILABLE))
                    .hasMessageContaining("certification path");
        }
    }

    @Test
    void aFileWithoutACertificateIsAWrongConfiguration() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        assertThatThrownBy(() -> new NomadClient(connection.withCaFile(empty)).close())
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIG))
                .hasMessageContaining("caFile: no certificates can be read from " + empty);
    }

    private Path certificate() {
        return folder.resolve("agent.pem");
    }

    private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(Path keys, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "agent", "-keystore", keys.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
