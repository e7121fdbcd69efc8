package io.gitops4j.testkit.servers;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Behind {@link RealGit}. */
final class GitExtension extends ServerExtension<RealGit, GitHttpServer> {

    GitExtension() {
        super(RealGit.class, GitHttpServer.class);
    }

    @Override
    Optional<String> missing() {
        return GitHttpServer.isAvailable()
                ? Optional.empty()
                : Optional.of("needs git with git-http-backend. Do: install git");
    }

    @Override
    ExtensionContext owner(RealGit settings, ExtensionContext context) {
        return context;
    }

    @Override
    GitHttpServer start(RealGit settings) {
        return GitHttpServer.start();
    }
}
