package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

/** Reads a private key, as ssh-keygen writes it, from a secret. */
final class SshKeys {
    private SshKeys() {}

    static List<KeyPair> read(Secret secret) {
        // A secret store often takes away the last line end, without which the parser does not see the last line.
        byte[] text = (secret.reveal().strip() + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            @Nullable
            Iterable<KeyPair> found = SecurityUtils.loadKeyPairIdentities(
                    null,
                    NamedResource.ofName("sshPrivateKey"),
                    new ByteArrayInputStream(text),
                    FilePasswordProvider.EMPTY);
            List<KeyPair> keys = new ArrayList<>();
            if (found != null) {
                found.forEach(keys::add);
            }
            if (!keys.isEmpty()) {
                return keys;
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // Told below, without the exception's text: it may quote the key.
        }
        throw new GitOpsException(
                FailureKind.AUTH,
                Diagnostic.error("SRC-AUTH")
                        .path("sshPrivateKey")
                        .what("the secret is not a private key without a passphrase")
                        .remedy("give it the text that ssh-keygen -t ed25519 -N '' writes")
                        .build());
    }
}
