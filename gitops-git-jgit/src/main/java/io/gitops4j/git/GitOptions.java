package io.gitops4j.git;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.git.internal.trust.TrustOptions;
import io.gitops4j.spi.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How a {@link GitSource} reads a repository. Immutable; checked when the source is made. */
public final class GitOptions {
    private static final long MIB = 1024L * 1024;

    /** Unless said otherwise. */
    static final String DEFAULT_REF = "main";

    static final String DEFAULT_TOKEN_USER = "git";
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    static final int DEFAULT_MAX_PACK_MIB = 2_048;
    static final int DEFAULT_MAX_OBJECT_MIB = 100;
    static final int DEFAULT_MAX_ENTRIES = 500_000;
    static final int DEFAULT_MAX_DEPTH = 50;

    private final Builder values;

    private GitOptions(Builder values) {
        this.values = values;
    }

    /**
     * Starts with the two options that have no default.
     *
     * @param url {@code https://}, {@code ssh://} or {@code user@host:path}
     * @param cacheDirectory for this source alone; its content may be deleted at any time
     */
    public static Builder builder(String url, Path cacheDirectory) {
        return new Builder(
                Objects.requireNonNull(url, "url"), Objects.requireNonNull(cacheDirectory, "cacheDirectory"));
    }

    /** Where the repository is. */
    public String url() {
        return values.url;
    }

    /** Where fetched objects are kept. */
    public Path cacheDirectory() {
        return values.cacheDirectory;
    }

    /** Which branch or ref is read. */
    public String ref() {
        return values.ref;
    }

    /** Which folder is read, {@code /}-separated; empty for all. */
    public String path() {
        return values.path;
    }

    /** The user for HTTP. */
    public String username() {
        return values.username;
    }

    /** The password or token for HTTP. */
    public Optional<Secret> password() {
        return values.password;
    }

    /** The private key for SSH. */
    public Optional<Secret> sshPrivateKey() {
        return values.sshPrivateKey;
    }

    /** Pinned host keys: the path of a known_hosts file, or lines; empty where none is pinned. */
    public String knownHosts() {
        return values.knownHosts;
    }

    /** Whether plain HTTP may be used. */
    public boolean allowHttp() {
        return values.allowHttp;
    }

    /** Whether a folder of this machine may be read. */
    public boolean allowFile() {
        return values.allowFile;
    }

    /** How long the remote may be silent. */
    public Duration timeout() {
        return values.timeout;
    }

    /** Bytes of one transfer. */
    public long maxPackBytes() {
        return values.maxPackBytes;
    }

    /** Bytes of one file of the repository, whether it is read or not. */
    public long maxObjectBytes() {
        return values.maxObjectBytes;
    }

    /** Files and folders of one revision. */
    public int maxEntries() {
        return values.maxEntries;
    }

    /** Folders within folders. */
    public int maxDepth() {
        return values.maxDepth;
    }

    /** Whether names that Windows or macOS take for others are refused. */
    public boolean portableNames() {
        return values.portableNames;
    }

    /** Whether a history without any commit of the one read before is taken. */
    public boolean allowUnrelatedHistory() {
        return values.allowUnrelatedHistory;
    }

    /** What is asked of the commits. */
    public Verification verification() {
        return values.verification;
    }

    TrustOptions trust() {
        return values.verification.values();
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "GitOptions[ref=" + values.ref + ", path=" + values.path + "]";
    }

    /** Collects options; not thread-safe. */
    public static final class Builder {
        private final String url;
        private final Path cacheDirectory;
        private String ref = DEFAULT_REF;
        private String path = "";
        private String username = DEFAULT_TOKEN_USER;
        private Optional<Secret> password = Optional.empty();
        private Optional<Secret> sshPrivateKey = Optional.empty();
        private String knownHosts = "";
        private boolean allowHttp;
        private boolean allowFile;
        private Duration timeout = DEFAULT_TIMEOUT;
        private long maxPackBytes = DEFAULT_MAX_PACK_MIB * MIB;
        private long maxObjectBytes = DEFAULT_MAX_OBJECT_MIB * MIB;
        private int maxEntries = DEFAULT_MAX_ENTRIES;
        private int maxDepth = DEFAULT_MAX_DEPTH;
        private boolean portableNames = true;
        private boolean allowUnrelatedHistory;
        private Verification verification = Verification.OFF;

        private Builder(String url, Path cacheDirectory) {
            this.url = url;
            this.cacheDirectory = cacheDirectory;
        }

        private Builder(Builder other) {
            this.url = other.url;
            this.cacheDirectory = other.cacheDirectory;
            this.ref = other.ref;
            this.path = other.path;
            this.username = other.username;
            this.password = other.password;
            this.sshPrivateKey = other.sshPrivateKey;
            this.knownHosts = other.knownHosts;
            this.allowHttp = other.allowHttp;
            this.allowFile = other.allowFile;
            this.timeout = other.timeout;
            this.maxPackBytes = other.maxPackBytes;
            this.maxObjectBytes = other.maxObjectBytes;
            this.maxEntries = other.maxEntries;
            this.maxDepth = other.maxDepth;
            this.portableNames = other.portableNames;
            this.allowUnrelatedHistory = other.allowUnrelatedHistory;
            this.verification = other.verification;
        }

        /**
         * A branch or tag by its short name, any ref by its full name, or {@code HEAD}. Default {@code main}: a fixed name, so
         * that nobody changes what is deployed by changing the repository's default branch.
         */
        public Builder ref(String value) {
            this.ref = Objects.requireNonNull(value, "ref");
            return this;
        }

        /** The folder to read; paths are relative to it. Default: all. */
        public Builder path(String value) {
            this.path = Objects.requireNonNull(value, "path");
            return this;
        }

        /** User and password for HTTP, sent to the host of the URL only. */
        public Builder login(String user, Secret secret) {
            this.username = Objects.requireNonNull(user, "user");
            this.password = Optional.of(secret);
            return this;
        }

        /** A token for HTTP, for forges that take any user name with it. */
        public Builder token(Secret secret) {
            return login(DEFAULT_TOKEN_USER, secret);
        }

        /** A private key as ssh-keygen writes it, without a passphrase. */
        public Builder sshPrivateKey(Secret secret) {
            this.sshPrivateKey = Optional.of(secret);
            return this;
        }

        /** Host keys that are trusted for SSH: the path of a known_hosts file, or its lines. Default: none. */
        public Builder knownHosts(String value) {
            this.knownHosts = Objects.requireNonNull(value, "knownHosts");
            return this;
        }

        /** Allows {@code http://}, where anybody on the way can read and change all. Default false. */
        public Builder allowHttp(boolean value) {
            this.allowHttp = value;
            return this;
        }

        /** Allows folders of this machine. Default false. */
        public Builder allowFile(boolean value) {
            this.allowFile = value;
            return this;
        }

        /** How long the remote may be silent; the operation's deadline holds beside it. Default 30 s. */
        public Builder timeout(Duration value) {
            this.timeout = Objects.requireNonNull(value, "timeout");
            return this;
        }

        /** Bytes of one transfer. Default 2 GiB. */
        public Builder maxPackBytes(long value) {
            this.maxPackBytes = value;
            return this;
        }

        /** Bytes of one file of the repository, whether it is read or not. Default 100 MiB. */
        public Builder maxObjectBytes(long value) {
            this.maxObjectBytes = value;
            return this;
        }

        /** Files and folders of one revision. Default 500 000. */
        public Builder maxEntries(int value) {
            this.maxEntries = value;
            return this;
        }

        /** Folders within folders. Default 50. */
        public Builder maxDepth(int value) {
            this.maxDepth = value;
            return this;
        }

        /** Refuses histories with names that Windows or macOS take for others, such as {@code CON}. Default true. */
        public Builder portableNames(boolean value) {
            this.portableNames = value;
            return this;
        }

        /** What is asked of the commits. Default: nothing. */
        public Builder verification(Verification value) {
            this.verification = Objects.requireNonNull(value, "verification");
            return this;
        }

        /**
         * Takes a history that has no commit in common with the one read before, as after a push to the wrong repository. Default
         * false: such a push is refused, and what was read before stays. The cache remembers what was read; where it is gone, or the
         * URL or the ref is another one, whatever is there is taken.
         */
        public Builder allowUnrelatedHistory(boolean value) {
            this.allowUnrelatedHistory = value;
            return this;
        }

        /**
         * The options.
         *
         * @throws GitOpsException CONFIG with every limit or path that makes no sense
         */
        public GitOptions build() {
            OptionProblems problems = new OptionProblems();
            positive(problems, "timeout", timeout.toMillis());
            positive(problems, "maxPackMiB", maxPackBytes);
            positive(problems, "maxObjectMiB", maxObjectBytes);
            positive(problems, "maxEntries", maxEntries);
            positive(problems, "maxDepth", maxDepth);
            if (path.startsWith("/")
                    || path.endsWith("/")
                    || List.of(path.split("/", -1)).contains("..")) {
                problems.add(
                        "path",
                        "'" + path + "' is not a folder of the repository",
                        "write it as folder/folder, without a slash at either end");
            }
            problems.throwIfAny();
            return new GitOptions(new Builder(this));
        }

        private static void positive(OptionProblems problems, String option, long value) {
            if (value <= 0) {
                problems.add(option, "'" + value + "' is too small", "make " + option + " larger than 0");
            }
        }
    }
}
