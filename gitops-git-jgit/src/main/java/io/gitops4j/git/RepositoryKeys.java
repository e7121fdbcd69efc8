package io.gitops4j.git;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The options for reaching a repository, the same for every plug-in that does. */
final class RepositoryKeys {
    private static final long MIB = 1024L * 1024;

    static final ConfigKey<String> URL = ConfigKey.string("url", "the repository: https://, ssh:// or user@host:path")
            .required();
    private static final ConfigKey<String> USERNAME =
            ConfigKey.string("username", "user for https").defaultsTo(GitOptions.DEFAULT_TOKEN_USER);
    private static final ConfigKey<Secret> PASSWORD = ConfigKey.secret("password", "password of that user");
    private static final ConfigKey<Secret> TOKEN = ConfigKey.secret("token", "token for https, in place of a password");
    private static final ConfigKey<Secret> SSH_PRIVATE_KEY =
            ConfigKey.secret("sshPrivateKey", "private key for ssh, without a passphrase");
    private static final ConfigKey<String> KNOWN_HOSTS = ConfigKey.string(
                    "knownHosts", "trusted host keys for ssh: the path of a known_hosts file, or its lines")
            .defaultsTo("");
    private static final ConfigKey<Boolean> ALLOW_HTTP =
            ConfigKey.bool("allowHttp", "whether url may be plain http").defaultsTo(false);
    private static final ConfigKey<Boolean> ALLOW_FILE = ConfigKey.bool(
                    "allowFile", "whether url may be a folder of this machine")
            .defaultsTo(false);
    private static final ConfigKey<Duration> TIMEOUT =
            ConfigKey.duration("timeout", "how long the remote may be silent").defaultsTo(GitOptions.DEFAULT_TIMEOUT);
    private static final ConfigKey<Integer> MAX_PACK =
            ConfigKey.integer("maxPackMiB", "size of one transfer, in MiB").defaultsTo(GitOptions.DEFAULT_MAX_PACK_MIB);
    private static final ConfigKey<Integer> MAX_OBJECT = ConfigKey.integer(
                    "maxObjectMiB", "size of one file of the repository, in MiB")
            .defaultsTo(GitOptions.DEFAULT_MAX_OBJECT_MIB);

    /** How to log in, in the order in which people should read them. */
    static final List<ConfigKey<?>> LOGIN =
            List.of(USERNAME, PASSWORD, TOKEN, SSH_PRIVATE_KEY, KNOWN_HOSTS, ALLOW_HTTP, ALLOW_FILE);

    /** What a transfer may cost. */
    static final List<ConfigKey<?>> TRANSFER = List.of(TIMEOUT, MAX_PACK, MAX_OBJECT);

    private RepositoryKeys() {}

    /** The values of all these options. */
    static GitOptions.Builder read(PluginConfig config, Path cacheDirectory) {
        GitOptions.Builder options = GitOptions.builder(config.get(URL), cacheDirectory)
                .knownHosts(config.get(KNOWN_HOSTS))
                .allowHttp(config.get(ALLOW_HTTP))
                .allowFile(config.get(ALLOW_FILE))
                .timeout(config.get(TIMEOUT))
                .maxPackBytes(config.get(MAX_PACK) * MIB)
                .maxObjectBytes(config.get(MAX_OBJECT) * MIB);
        password(config).ifPresent(secret -> options.login(config.get(USERNAME), secret));
        config.find(SSH_PRIVATE_KEY).ifPresent(options::sshPrivateKey);
        return options;
    }

    private static Optional<Secret> password(PluginConfig config) {
        Optional<Secret> password = config.find(PASSWORD);
        Optional<Secret> token = config.find(TOKEN);
        if (password.isPresent() && token.isPresent()) {
            throw new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("CONFIG-VALUE")
                            .path("token")
                            .what("there are both a password and a token")
                            .remedy("take one of them out")
                            .build());
        }
        return password.or(() -> token);
    }
}
