package io.gitops4j.target.nomad;

import java.util.Locale;

/** What a claim of a manifest is on Nomad. */
public enum VolumeType {
    /** A host volume, by its name in the configuration of the clients. */
    HOST,
    /** A volume of a CSI plug-in, by its id. */
    CSI;

    /** As Nomad writes it. */
    public String nativeName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
