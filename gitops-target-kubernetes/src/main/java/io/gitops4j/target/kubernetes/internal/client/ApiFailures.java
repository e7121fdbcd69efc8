package io.gitops4j.target.kubernetes.internal.client;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What refusals and broken connections mean to the engine, by code and never by text. */
public final class ApiFailures {
    private ApiFailures() {}

    /** A refusal of the request itself: every code but 401, 429 and 5xx, which {@link ApiClient#send} throws. */
    public static Failure refused(ApiRequest request, ApiStatus status) {
        String said = request + " was refused: " + status.text();
        return switch (status.code()) {
            case 403 -> new Failure(FailureKind.AUTH, forbidden(request, status));
            case 404 ->
                new Failure(
                        FailureKind.NOT_FOUND,
                        error("K8S-NOT-FOUND", said, "make it, or let createNamespaces make the namespace"));
            case 409 ->
                new Failure(
                        FailureKind.CONFLICT,
                        error("K8S-CONFLICT", said, "nothing, the next run starts from what is there"));
            default ->
                new Failure(
                        FailureKind.REJECTED,
                        error("K8S-REJECTED", said, "mend the manifest, or the rule that refuses it"));
        };
    }

    /** A missing right, naming verb, resource and namespace. */
    public static Diagnostic forbidden(ApiRequest request, ApiStatus status) {
        return error(
                "K8S-FORBIDDEN",
                "not allowed to " + request + ": " + status.text(),
                "grant the verb " + request.verb() + " on " + request.kind().resource()
                        + (request.namespace().isEmpty()
                                ? " cluster-wide, or set the option namespaces"
                                : " in namespace " + request.namespace()));
    }

    static GitOpsException notLoggedIn(ApiRequest request, ApiStatus status) {
        return new GitOpsException(
                FailureKind.AUTH,
                error(
                        "K8S-LOGIN",
                        "cannot " + request + ": " + status.text(),
                        "renew the token or the certificate of the client"));
    }

    static GitOpsException overloaded(ApiRequest request, ApiStatus status, Optional<Duration> retryAfter) {
        String when = retryAfter
                .map(time -> ", asks to come back in " + time.toSeconds() + " s")
                .orElse("");
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                error(
                        "K8S-UNAVAILABLE",
                        "the API server answered " + status.code() + when + " to " + request + ": " + status.text(),
                        "nothing, it is tried again; if it stays so, look after the API server"));
    }

    static GitOpsException unreadable(ApiRequest request) {
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                error(
                        "K8S-ANSWER",
                        "the answer to " + request + " is not whole",
                        "look for a proxy that cuts answers short"));
    }

    static GitOpsException timeout(ApiRequest request, Duration after) {
        return new GitOpsException(
                FailureKind.TIMEOUT,
                error(
                        "K8S-TIMEOUT",
                        "no answer within " + after.toMillis() + " ms to " + request,
                        "nothing, it is tried again; if it stays so, look after the API server"));
    }

    static GitOpsException interrupted(ApiRequest request) {
        return new GitOpsException(
                FailureKind.CANCELLED, error("K8S-CANCELLED", "the thread was interrupted during " + request, ""));
    }

    static GitOpsException unreachable(ApiRequest request, String address, Throwable cause) {
        boolean tls = cause instanceof SSLException;
        String why = cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ", " + cause.getMessage();
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                error(
                        "K8S-UNAVAILABLE",
                        "cannot " + request + ", as " + address + " is not reached: " + why,
                        tls
                                ? "set caFile to the certificates to trust"
                                : "check the address, the network and the API server"),
                cause);
    }

    private static Diagnostic error(String code, String what, String remedy) {
        return Diagnostic.error(code).what(what).remedy(remedy).build();
    }
}
