package io.gitops4j.core.internal.file;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** Says what a file system refused. */
public final class FileFailure {
    private FileFailure() {}

    /** AUTH where the process lacks a right, UNAVAILABLE otherwise: a full disk or a lost volume may come back. */
    public static GitOpsException of(String code, String action, Path path, IOException cause) {
        boolean denied = cause instanceof AccessDeniedException;
        return new GitOpsException(
                denied ? FailureKind.AUTH : FailureKind.UNAVAILABLE,
                Diagnostic.error(code)
                        .path(path.toString())
                        .what("cannot " + action + " (" + reason(path, cause) + ")")
                        .remedy(
                                denied
                                        ? "give the process the right to"
                                        : "check that the disk is there and has room; it is tried again")
                        .build(),
                cause);
    }

    /** Why, in short; without the path, which the JDK puts first. */
    public static String reason(Path path, IOException cause) {
        String message = cause.getMessage();
        String type = cause.getClass().getSimpleName();
        if (message == null || message.equals(path.toString())) {
            return type;
        }
        return message.startsWith(path + ": ")
                ? message.substring(path.toString().length() + 2)
                : type + ": " + message;
    }
}
