package io.gitops4j.git;

import io.gitops4j.git.internal.GitLimits;
import io.gitops4j.git.internal.GitRemote;
import io.gitops4j.git.internal.GitUrl;
import io.gitops4j.git.internal.PasswordLogin;
import io.gitops4j.git.internal.RemoteSettings;

/** What options say about reaching a repository, the same for everything that does. */
final class GitConnections {
    private GitConnections() {}

    static GitLimits limits(GitOptions options) {
        return new GitLimits(
                options.maxPackBytes(), options.maxObjectBytes(), options.maxEntries(), options.maxDepth());
    }

    /**
     * The repository, not reached yet.
     *
     * @throws io.gitops4j.api.GitOpsException CONFIG when the URL is refused
     */
    static GitRemote remote(GitOptions options) {
        return remote(options, options.portableNames());
    }

    /** The same, whatever names the repository has: for one that we write ourselves. */
    static GitRemote withAnyNames(GitOptions options) {
        return remote(options, false);
    }

    private static GitRemote remote(GitOptions options, boolean portableNames) {
        return new GitRemote(new RemoteSettings(
                GitUrl.parse(options.url(), options.allowHttp(), options.allowFile()),
                options.password().map(password -> new PasswordLogin(options.username(), password)),
                options.sshPrivateKey(),
                options.knownHosts(),
                options.timeout(),
                portableNames,
                options.cacheDirectory().resolve("no-home")));
    }
}
