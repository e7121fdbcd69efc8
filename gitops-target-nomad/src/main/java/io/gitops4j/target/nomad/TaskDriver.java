package io.gitops4j.target.nomad;

import java.util.Locale;

/** What runs the tasks on Nomad's clients. */
public enum TaskDriver {
    /** Images, by Docker. */
    DOCKER,
    /** Images, by Podman; its plug-in must be on the clients. */
    PODMAN,
    /** A command on the client, without isolation. */
    RAW_EXEC,
    /** A command on the client, isolated by the kernel. */
    EXEC,
    /** A Java program on the client. */
    JAVA;

    /** Whether tasks need an image; otherwise they need a command. */
    public boolean runsImages() {
        return this == DOCKER || this == PODMAN;
    }

    /** As Nomad writes it. */
    public String nativeName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
