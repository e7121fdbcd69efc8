package io.gitops4j.target.nomad;

import java.util.Locale;

/** Where services are registered and checked. */
public enum ServiceProvider {
    /** Nomad itself: HTTP and TCP checks only. */
    NOMAD,
    /** Consul, which the clients must be connected to. */
    CONSUL;

    /** As Nomad writes it. */
    public String nativeName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
