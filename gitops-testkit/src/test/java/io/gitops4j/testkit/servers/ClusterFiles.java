package io.gitops4j.testkit.servers;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** The files that the processes of one control plane are started with. */
final class ClusterFiles {

    /** May do everything. */
    static final String ADMIN_TOKEN = "admin-token";
    /** May do what a test grants to the user {@code limited}. */
    static final String LIMITED_TOKEN = "limited-token";

    private final DataFolder data;
    private final URI apiServer;

    private ClusterFiles(DataFolder data, URI apiServer) {
        this.data = data;
        this.apiServer = apiServer;
    }

    static ClusterFiles write(DataFolder data, URI apiServer) {
        ClusterFiles files = new ClusterFiles(data, apiServer);
        data.write(
                "tokens.csv",
                ADMIN_TOKEN + ",admin,admin-uid,\"system:masters\"\n" + LIMITED_TOKEN + ",limited,limited-uid\n");
        files.writeServiceAccountKeys();
        files.writeKubeconfig("kubeconfig", "admin", ADMIN_TOKEN);
        files.writeKubeconfig("kubeconfig-limited", "limited", LIMITED_TOKEN);
        return files;
    }

    Path tokens() {
        return data.resolve("tokens.csv");
    }

    Path serviceAccountPrivateKey() {
        return data.resolve("service-account.key");
    }

    Path serviceAccountPublicKey() {
        return data.resolve("service-account.pub");
    }

    /** The API server writes its self-signed certificate here. */
    Path certificates() {
        return data.folder("certificates");
    }

    /** Trusting this file is enough to talk to the API server; it exists once the server has begun to start. */
    Path ca() {
        return certificates().resolve("apiserver.crt");
    }

    /** The API server writes this after {@link #ca()}, which is then complete. */
    Path certificateKey() {
        return certificates().resolve("apiserver.key");
    }

    Path kubeconfig() {
        return data.resolve("kubeconfig");
    }

    Path limitedKubeconfig() {
        return data.resolve("kubeconfig-limited");
    }

    private void writeKubeconfig(String name, String user, String token) {
        data.write(name, """
                apiVersion: v1
                kind: Config
                clusters:
                - name: real
                  cluster:
                    server: %s
                    certificate-authority: %s
                users:
                - name: %s
                  user:
                    token: %s
                contexts:
                - name: real
                  context:
                    cluster: real
                    user: %s
                current-context: real
                """.formatted(apiServer, ca(), user, token, user));
    }

    private void writeServiceAccountKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            data.write(
                    "service-account.key", pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            data.write("service-account.pub", pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make an EC key pair", e);
        }
    }

    private static String pem(String label, byte[] der) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }
}
