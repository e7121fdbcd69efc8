package io.gitops4j.api.spec;

import java.util.List;
import java.util.Objects;

/**
 * What a probe does. Use the factories.
 *
 * @param type how the instance is asked
 * @param port the container port; 0 for {@link Type#EXEC}
 * @param path the HTTP path, or the gRPC service; otherwise empty
 * @param command the command of {@link Type#EXEC}; otherwise empty
 */
public record ProbeCheck(Type type, int port, String path, List<String> command) {
    /** How the instance is asked. */
    public enum Type {
        /** An HTTP GET that answers 200 to 399. */
        HTTP,
        /** A connection that can be opened. */
        TCP,
        /** A command in the container that ends with 0. */
        EXEC,
        /** The gRPC health protocol. */
        GRPC
    }

    /** Copies the list. */
    public ProbeCheck {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(path, "path");
        command = List.copyOf(command);
    }

    /** An HTTP GET. */
    public static ProbeCheck http(int port, String path) {
        return new ProbeCheck(Type.HTTP, port, path, List.of());
    }

    /** A connection. */
    public static ProbeCheck tcp(int port) {
        return new ProbeCheck(Type.TCP, port, "", List.of());
    }

    /** A command. */
    public static ProbeCheck exec(List<String> command) {
        return new ProbeCheck(Type.EXEC, 0, "", command);
    }

    /** A gRPC health check of a service, or of the server with an empty name. */
    public static ProbeCheck grpc(int port, String service) {
        return new ProbeCheck(Type.GRPC, port, service, List.of());
    }
}
