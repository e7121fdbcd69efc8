package io.gitops4j.notify.webhook;

import io.gitops4j.notify.webhook.internal.Mentions;
import io.gitops4j.notify.webhook.internal.Post;
import io.gitops4j.notify.webhook.internal.SlackMessage;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeSubject;
import io.gitops4j.spi.Notifier;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a chat by Slack's incoming webhooks, or by those of a chat that takes the same, such as Mattermost or Rocket.Chat. A channel that
 * a manifest names gets its notices where the options know a webhook for it or allow any channel; everything else goes to one channel.
 * Thread-safe.
 */
public final class SlackNotifier implements Notifier {
    /** No channel's name: the one that the webhook, or the option, decides. */
    private static final String COMMON = "*";

    private final SlackOptions options;
    private final Mentions mentions;
    private final Mentions direct;
    private final Post post;

    /** Reaches nobody yet. */
    public SlackNotifier(SlackOptions options) {
        this.options = options;
        this.mentions = new Mentions(options.mentions());
        this.direct = new Mentions(options.direct());
        this.post = new Post(options.connection());
    }

    @Override
    public List<String> channels(NoticeSubject subject) {
        if (!options.events().contains(subject.kind())) {
            return List.of();
        }
        List<String> channels = new ArrayList<>();
        channels.add(Channel.name(subject.contact().channel())
                .filter(name -> options.urls().containsKey(name) || options.anyChannel())
                .filter(name -> !options.channel().equals(Optional.of(name)))
                .orElse(COMMON));
        subject.commit().flatMap(commit -> direct.of(commit.author())).ifPresent(channels::add);
        return channels;
    }

    @Override
    public void tell(Notice notice, Operation operation) {
        String channel = notice.channel();
        Optional<Secret> own = Optional.ofNullable(options.urls().get(channel));
        byte[] json = new SlackMessage(notice, options.names(), mentions)
                .json(own.isPresent() ? Optional.empty() : named(channel));
        post.send(own.orElse(options.url()), json, Map.of(), operation);
    }

    /** A notice may have waited while the options changed, so what they allow is asked again. */
    private Optional<String> named(String channel) {
        boolean allowed = channel.startsWith("@") ? options.direct().containsValue(channel) : options.anyChannel();
        return channel.equals(COMMON) || !allowed ? options.channel() : Optional.of(channel);
    }

    @Override
    public void close() {
        post.close();
    }

    @Override
    public String toString() {
        return "SlackNotifier(" + options.connection().name() + ")";
    }
}
