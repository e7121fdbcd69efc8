package io.gitops4j.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A key pair made by the real ssh-keygen.
 *
 * @param file of the private key
 * @param publicKey type and key, as in a list of allowed signers
 * @param fingerprint {@code SHA256:...}
 */
record SshKey(Path file, String publicKey, String fingerprint) implements TestKey {
    static SshKey make(Path folder, String name) {
        return make(folder, name, "-t", "ed25519");
    }

    static SshKey make(Path folder, String name, String... kind) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(name);
            String[] words = Stream.concat(
                            Stream.of("-q", "-N", "", "-C", name, "-f", file.toString()), Stream.of(kind))
                    .toArray(String[]::new);
            Tool.sshKeygen().run("", words);
            String[] fields =
                    Files.readString(file.resolveSibling(name + ".pub")).split(" ", -1);
            String fingerprint =
                    Tool.sshKeygen().run("", "-l", "-f", file + ".pub").split(" ", -1)[1];
            return new SshKey(file, fields[0] + " " + fields[1].strip(), fingerprint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of allowed_signers. */
    String allowedAs(String names) {
        return names + " " + publicKey + "\n";
    }

    @Override
    public List<String> gitSettings() {
        return List.of("-c", "gpg.format=ssh", "-c", "user.signingkey=" + file);
    }
}
