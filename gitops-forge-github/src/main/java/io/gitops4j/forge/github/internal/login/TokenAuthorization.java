package io.gitops4j.forge.github.internal.login;

import io.gitops4j.forge.github.internal.client.Authorization;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Secret;

/**
 * The same token for every request.
 *
 * @param token read anew each time
 */
public record TokenAuthorization(Secret token) implements Authorization {
    @Override
    public String header(String repository, Operation operation) {
        return "Bearer " + token.reveal();
    }
}
