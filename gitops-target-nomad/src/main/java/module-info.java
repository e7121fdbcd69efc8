import io.gitops4j.target.nomad.NomadSecretCheckerProvider;
import io.gitops4j.target.nomad.NomadTargetProvider;

/** The target that renders for, applies to and observes HashiCorp Nomad. */
module io.gitops4j.target.nomad {
    exports io.gitops4j.target.nomad;

    requires static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires transitive io.gitops4j.api;
    requires transitive java.net.http;

    provides io.gitops4j.spi.SecretCheckerProvider with
            NomadSecretCheckerProvider;
    provides io.gitops4j.spi.TargetProvider with
            NomadTargetProvider;
}
