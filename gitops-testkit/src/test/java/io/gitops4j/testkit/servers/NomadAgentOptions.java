package io.gitops4j.testkit.servers;

import java.nio.file.Path;
import java.util.Optional;

/** How a {@link NomadAgent} is started. Immutable; each {@code with} method gives a changed copy. */
public final class NomadAgentOptions {

    private final boolean acl;
    private final Optional<Path> binaries;

    private NomadAgentOptions(boolean acl, Optional<Path> binaries) {
        this.acl = acl;
        this.binaries = binaries;
    }

    /** An open agent: no request needs a token. */
    public static NomadAgentOptions defaults() {
        return new NomadAgentOptions(false, Optional.empty());
    }

    /** Every request needs a token; {@link NomadAgent#token()} may do everything. */
    public NomadAgentOptions withAcl() {
        return new NomadAgentOptions(true, binaries);
    }

    /** The program is in {@code folder} instead of where {@link ServerBinaries#configured()} says. */
    public NomadAgentOptions withBinaries(Path folder) {
        return new NomadAgentOptions(acl, Optional.of(folder));
    }

    boolean acl() {
        return acl;
    }

    Path program() {
        return binaries.or(() -> ServerBinaries.configured().nomad())
                .orElseThrow(() -> new IllegalStateException(
                        "no Nomad program. Do: " + ServerBinaries.ENABLE_COMMAND + ", or withBinaries(folder)."))
                .resolve("nomad");
    }
}
