package io.gitops4j.testkit.servers;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Behind {@link RealSsh}. */
final class SshExtension extends ServerExtension<RealSsh, GitSshServer> {

    SshExtension() {
        super(RealSsh.class, GitSshServer.class);
    }

    @Override
    Optional<String> missing() {
        return GitSshServer.isAvailable()
                ? Optional.empty()
                : Optional.of("needs git and OpenSSH's sshd. Do: install git and openssh-server");
    }

    @Override
    ExtensionContext owner(RealSsh settings, ExtensionContext context) {
        return context;
    }

    @Override
    GitSshServer start(RealSsh settings) {
        return GitSshServer.start();
    }
}
