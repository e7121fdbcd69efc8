package io.gitops4j.target.nomad;

import java.util.Locale;

/** How the tasks of an instance are attached to the network. */
public enum NetworkMode {
    /** A network of their own, ports mapped; needs the CNI plug-ins on the clients. */
    BRIDGE,
    /** The client's network; a task learns its ports from {@code NOMAD_PORT_<name>}. */
    HOST;

    /** As Nomad writes it. */
    public String nativeName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
