package io.gitops4j.target.kubernetes.internal.client;

import io.gitops4j.api.Diagnostic;

/**
 * A request that is not allowed.
 *
 * @param request what was asked
 * @param status what the server said
 */
public record ApiRefusal(ApiRequest request, ApiStatus status) {
    /** For people, with the right to grant. */
    public Diagnostic diagnostic() {
        return ApiFailures.forbidden(request, status);
    }
}
