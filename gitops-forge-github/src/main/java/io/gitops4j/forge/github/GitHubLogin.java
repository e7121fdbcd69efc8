package io.gitops4j.forge.github;

import io.gitops4j.spi.Secret;
import java.util.Objects;
import java.util.Optional;

/** As whom GitHub is told. */
public sealed interface GitHubLogin {
    /**
     * A personal access token.
     *
     * @param token read anew for every request
     */
    record Token(Secret token) implements GitHubLogin {
        /** Not null. */
        public Token {
            Objects.requireNonNull(token, "token");
        }
    }

    /**
     * A GitHub App, which alone may make check runs.
     *
     * @param id its client id, or its app id
     * @param privateKey PEM text
     * @param installation the number of its installation; asked for by the repository where it is not given
     */
    record App(String id, Secret privateKey, Optional<Long> installation) implements GitHubLogin {
        /** Not null. */
        public App {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(privateKey, "privateKey");
            Objects.requireNonNull(installation, "installation");
        }
    }
}
