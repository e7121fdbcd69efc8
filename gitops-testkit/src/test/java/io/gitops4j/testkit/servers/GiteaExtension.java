package io.gitops4j.testkit.servers;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Behind {@link RealGitea}. */
final class GiteaExtension extends ServerExtension<RealGitea, GiteaServer> {

    GiteaExtension() {
        super(RealGitea.class, GiteaServer.class);
    }

    @Override
    Optional<String> missing() {
        return GiteaServer.isAvailable()
                ? Optional.empty()
                : Optional.of("needs a real Gitea. Do: " + ServerBinaries.ENABLE_COMMAND);
    }

    @Override
    ExtensionContext owner(RealGitea settings, ExtensionContext context) {
        return settings.fresh() ? annotatedClass(context) : context.getRoot();
    }

    @Override
    GiteaServer start(RealGitea settings) {
        return GiteaServer.start();
    }
}
