package io.gitops4j.target.kubernetes;

/** How a secret that a manifest refers to reaches a container's environment. */
public enum SecretStrategy {
    /** By a Secret that somebody else keeps up to date. */
    NATIVE,
    /** By a Secret that the External Secrets Operator makes of an ExternalSecret, which is part of the service. */
    EXTERNAL_SECRETS,
    /** By a file that the Vault Agent Injector puts into the pod, and that the container's command reads. */
    VAULT_INJECTOR
}
