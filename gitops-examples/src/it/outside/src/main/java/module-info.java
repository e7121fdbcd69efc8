/** A platform that embeds GitOps4J and brings a target of its own. */
module com.example.platform {
    requires io.gitops4j.core;

    provides io.gitops4j.spi.TargetProvider with
            com.example.platform.VersionsTargetProvider;
}
