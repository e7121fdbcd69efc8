package io.gitops4j.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * How to reach the cluster that is measured.
 *
 * @param server its address
 * @param token of an administrator
 * @param caFile the certificate to trust
 * @param kubeconfig the same for programs that want a file
 */
record ClusterAccess(URI server, String token, Path caFile, Path kubeconfig) {
    /** For another process. */
    String line() {
        return server + " " + token + " " + caFile + " " + kubeconfig;
    }

    static ClusterAccess parse(String[] parts, int from) {
        return new ClusterAccess(
                URI.create(parts[from]), parts[from + 1], Path.of(parts[from + 2]), Path.of(parts[from + 3]));
    }

    URI uri(String path) {
        return server.resolve("/" + path);
    }

    HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
    }

    HttpClient http() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(trusting())
                .build();
    }

    private SSLContext trusting() {
        try (InputStream certificate = Files.newInputStream(caFile)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
