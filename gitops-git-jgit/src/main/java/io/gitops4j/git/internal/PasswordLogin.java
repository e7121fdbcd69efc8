package io.gitops4j.git.internal;

import io.gitops4j.spi.Secret;

/**
 * How to log in over HTTP.
 *
 * @param password or token, read anew for every connection, so that a rotated one is noticed (F26)
 */
public record PasswordLogin(String user, Secret password) {}
