package io.gitops4j.testkit.servers;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Behind {@link RealNomad}. */
final class NomadExtension extends ServerExtension<RealNomad, NomadAgent> {

    NomadExtension() {
        super(RealNomad.class, NomadAgent.class);
    }

    @Override
    Optional<String> missing() {
        return ServerBinaries.configured().nomad().isPresent()
                ? Optional.empty()
                : Optional.of("needs a real Nomad. Do: " + ServerBinaries.ENABLE_COMMAND);
    }

    @Override
    ExtensionContext owner(RealNomad settings, ExtensionContext context) {
        return settings.fresh() ? annotatedClass(context) : context.getRoot();
    }

    @Override
    NomadAgent start(RealNomad settings) {
        NomadAgentOptions options = NomadAgentOptions.defaults();
        return NomadAgent.start(settings.acl() ? options.withAcl() : options);
    }
}
