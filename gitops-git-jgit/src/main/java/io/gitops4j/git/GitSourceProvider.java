package io.gitops4j.git;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Secret;
import io.gitops4j.spi.Source;
import io.gitops4j.spi.SourceProvider;
import java.time.Duration;
import java.util.Optional;

/** Makes a {@link GitSource} from configuration, under the id {@code git}. */
public final class GitSourceProvider implements SourceProvider {
    private static final long MIB = 1024L * 1024;

    private static final ConfigKey<String> URL = ConfigKey.string(
                    "url", "the repository: https://, ssh:// or user@host:path")
            .required();
    private static final ConfigKey<String> REF =
            ConfigKey.string("ref", "branch, tag or full ref to read").defaultsTo(GitOptions.DEFAULT_REF);
    private static final ConfigKey<String> PATH =
            ConfigKey.string("path", "folder to read; empty for all").defaultsTo("");
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
    private static final ConfigKey<Integer> MAX_ENTRIES = ConfigKey.integer(
                    "maxEntries", "files and folders of one revision")
            .defaultsTo(GitOptions.DEFAULT_MAX_ENTRIES);
    private static final ConfigKey<Integer> MAX_DEPTH =
            ConfigKey.integer("maxDepth", "folders within folders").defaultsTo(GitOptions.DEFAULT_MAX_DEPTH);
    private static final ConfigKey<Boolean> PORTABLE_NAMES = ConfigKey.bool(
                    "portableNames", "refuse names that Windows or macOS take for others")
            .defaultsTo(true);

    /** For {@link java.util.ServiceLoader}. */
    public GitSourceProvider() {}

    @Override
    public String id() {
        return "git";
    }

    @Override
    public ConfigSpec configSpec() {
        return ConfigSpec.of(
                URL,
                REF,
                PATH,
                USERNAME,
                PASSWORD,
                TOKEN,
                SSH_PRIVATE_KEY,
                KNOWN_HOSTS,
                ALLOW_HTTP,
                ALLOW_FILE,
                TIMEOUT,
                MAX_PACK,
                MAX_OBJECT,
                MAX_ENTRIES,
                MAX_DEPTH,
                PORTABLE_NAMES);
    }

    @Override
    public Source create(PluginConfig config, PluginContext context) {
        GitOptions.Builder options = GitOptions.builder(config.get(URL), context.cacheDirectory())
                .ref(config.get(REF))
                .path(config.get(PATH))
                .knownHosts(config.get(KNOWN_HOSTS))
                .allowHttp(config.get(ALLOW_HTTP))
                .allowFile(config.get(ALLOW_FILE))
                .timeout(config.get(TIMEOUT))
                .maxPackBytes(config.get(MAX_PACK) * MIB)
                .maxObjectBytes(config.get(MAX_OBJECT) * MIB)
                .maxEntries(config.get(MAX_ENTRIES))
                .maxDepth(config.get(MAX_DEPTH))
                .portableNames(config.get(PORTABLE_NAMES));
        password(config).ifPresent(secret -> options.login(config.get(USERNAME), secret));
        config.find(SSH_PRIVATE_KEY).ifPresent(options::sshPrivateKey);
        return new GitSource(context.instanceName(), options.build());
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
