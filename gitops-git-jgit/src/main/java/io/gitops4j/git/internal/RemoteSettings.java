package io.gitops4j.git.internal;

import io.gitops4j.spi.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the remote is reached.
 *
 * @param knownHosts pinned host keys: the path of a file, or lines; empty where none is pinned
 * @param timeout how long the remote may be silent
 * @param portableNames refuse names that Windows or macOS would take for others
 * @param home a folder that does not exist, given to SSH in place of the user's
 */
public record RemoteSettings(
        GitUrl url,
        Optional<PasswordLogin> login,
        Optional<Secret> sshPrivateKey,
        String knownHosts,
        Duration timeout,
        boolean portableNames,
        Path home) {}
