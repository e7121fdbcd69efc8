package io.gitops4j.notify.webhook;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.NoticeKind;
import io.gitops4j.spi.Secret;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is told where in a chat. Immutable. */
public final class SlackOptions {
    private static final Pattern USER = Pattern.compile("[A-Z0-9]{2,30}");
    private static final Pattern DIRECT = Pattern.compile("@[a-z0-9][a-z0-9._-]{0,79}");

    private final WebhookConnection connection;
    private final Secret url;
    private final Map<String, Secret> urls;
    private final Optional<String> channel;
    private final boolean anyChannel;
    private final Map<String, String> mentions;
    private final Map<String, String> direct;
    private final Set<NoticeKind> events;
    private final int names;

    private SlackOptions(Builder builder) {
        this.connection = builder.connection;
        this.url = builder.url;
        this.urls = Map.copyOf(builder.urls);
        this.channel = builder.channel;
        this.anyChannel = builder.anyChannel;
        this.mentions = Map.copyOf(builder.mentions);
        this.direct = Map.copyOf(builder.direct);
        this.events = Set.copyOf(builder.events);
        this.names = builder.names;
    }

    /**
     * Starts options: everything is told to this webhook.
     *
     * @param url of an incoming webhook; read anew for every notice, and shown nowhere
     */
    public static Builder builder(WebhookConnection connection, Secret url) {
        return new Builder(connection, url);
    }

    /** How webhooks are reached. */
    public WebhookConnection connection() {
        return connection;
    }

    /** The webhook of whatever has none of its own. */
    public Secret url() {
        return url;
    }

    /** Webhooks by the channel that manifests name, without its number sign. */
    public Map<String, Secret> urls() {
        return urls;
    }

    /** The channel of what names none; absent where the webhook decides. */
    public Optional<String> channel() {
        return channel;
    }

    /** Whether the webhook takes the name of any channel that a manifest names. */
    public boolean anyChannel() {
        return anyChannel;
    }

    /** Ids of users by the mail address of a commit's author. */
    public Map<String, String> mentions() {
        return mentions;
    }

    /** Direct channels by the mail address of a commit's author, such as {@code @ann}. */
    public Map<String, String> direct() {
        return direct;
    }

    /** What is told. */
    public Set<NoticeKind> events() {
        return events;
    }

    /** So many services of each kind are named in one message. */
    public int names() {
        return names;
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private final WebhookConnection connection;
        private final Secret url;
        private final Map<String, Secret> urls = new TreeMap<>();
        private Optional<String> channel = Optional.empty();
        private boolean anyChannel;
        private final Map<String, String> mentions = new TreeMap<>();
        private final Map<String, String> direct = new TreeMap<>();
        private Set<NoticeKind> events = EnumSet.allOf(NoticeKind.class);
        private int names = 10;

        private Builder(WebhookConnection connection, Secret url) {
            this.connection = Objects.requireNonNull(connection, "connection");
            this.url = Objects.requireNonNull(url, "url");
        }

        /** What manifests want told in this channel goes to a webhook of its own, as Slack gives one for each channel. */
        public Builder url(String manifestChannel, Secret webhook) {
            String name = Channel.name(manifestChannel)
                    .orElseThrow(() ->
                            wrong("urls", "'" + manifestChannel + "' is no channel", "write it like 'team-cart'"));
            urls.put(name, Objects.requireNonNull(webhook, "webhook"));
            return this;
        }

        /** Where the webhook takes a channel's name, as Mattermost, Rocket.Chat and Slack's legacy webhooks do. */
        public Builder channel(String value) {
            String name = Channel.name(value)
                    .orElseThrow(() -> wrong("channel", "this is no channel", "write it like 'deployments'"));
            this.channel = Optional.of(name);
            return this;
        }

        /** Whether any channel that a manifest names is posted to; whoever writes manifests chooses then. */
        public Builder anyChannel(boolean value) {
            this.anyChannel = value;
            return this;
        }

        /** Mentions a user, by the chat's id such as {@code U024BE7LH}, wherever a commit of this author is named. */
        public Builder mention(String mail, String user) {
            if (!USER.matcher(user).matches()) {
                throw wrong("mentions", "'" + user + "' is no id of a user", "copy the member ID from the profile");
            }
            mentions.put(mail, user);
            return this;
        }

        /** Also tells the author of the commit, in a channel such as {@code @ann}, where the webhook takes a channel's name. */
        public Builder direct(String mail, String user) {
            if (!DIRECT.matcher(user).matches()) {
                throw wrong("direct", "'" + user + "' is no direct channel", "write it like '@ann'");
            }
            direct.put(mail, user);
            return this;
        }

        /** What is told. */
        public Builder events(Set<NoticeKind> value) {
            this.events = Set.copyOf(value);
            return this;
        }

        /** So many services of each kind are named; 1 to 100. */
        public Builder names(int value) {
            if (value < 1 || value > 100) {
                throw wrong("names", "names is " + value, "give 1 to 100");
            }
            this.names = value;
            return this;
        }

        /** The options. */
        public SlackOptions build() {
            return new SlackOptions(this);
        }

        private static GitOpsException wrong(String option, String what, String remedy) {
            return new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("CONFIG-VALUE")
                            .path(option)
                            .what(what)
                            .remedy(remedy)
                            .build());
        }
    }
}
