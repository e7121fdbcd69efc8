package io.gitops4j.spi;

import io.gitops4j.api.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that one run has to tell one channel. Made by the engine. */
public final class Notice {
    /** So many things are told one by one; {@link #counts} counts all. */
    public static final int MAX_ENTRIES = 100;

    private final String id;
    private final String environment;
    private final String channel;
    private final Instant at;
    private final List<NoticeEntry> entries;
    private final Map<NoticeKind, Integer> counts;
    private final Optional<Digest> plan;

    private Notice(Builder builder) {
        this.id = builder.id;
        this.environment = builder.environment;
        this.channel = builder.channel;
        this.at = builder.at;
        this.entries = builder.entries;
        this.counts = Collections.unmodifiableMap(builder.counts);
        this.plan = builder.plan;
    }

    /**
     * Starts a notice.
     *
     * @param id the same whenever this notice is told again, and no other's
     * @param channel as {@link Notifier#channels} named it
     */
    public static Builder builder(String id, String environment, String channel, Instant at) {
        return new Builder(id, environment, channel, at);
    }

    /** The same whenever this notice is told again: a receiver may know it by that. */
    public String id() {
        return id;
    }

    /** Where it happened. */
    public String environment() {
        return environment;
    }

    /** Where it is told, as {@link Notifier#channels} named it. */
    public String channel() {
        return channel;
    }

    /** When, by the engine's clock; the receiver may have been away since. */
    public Instant at() {
        return at;
    }

    /** By kind in the order of {@link NoticeKind}, then by service; never empty, at most {@value #MAX_ENTRIES}. */
    public List<NoticeEntry> entries() {
        return entries;
    }

    /** How many there are of each kind, those without an entry included; kinds without any are missing. */
    public Map<NoticeKind, Integer> counts() {
        return counts;
    }

    /** The digest that approves what is held, where something is. */
    public Optional<Digest> plan() {
        return plan;
    }

    /** How what is held is released, for people: the command line that says yes to the plan. */
    public Optional<String> release() {
        return plan.map(digest -> "gitops apply " + environment + " --approve sha256:" + digest.value());
    }

    /** In one line: {@code prod: 2 failed, 1 recovered}. */
    public String summary() {
        return environment + ": "
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey().words())
                        .collect(Collectors.joining(", "));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Notice that
                && id.equals(that.id)
                && environment.equals(that.environment)
                && channel.equals(that.channel)
                && at.equals(that.at)
                && entries.equals(that.entries)
                && counts.equals(that.counts)
                && plan.equals(that.plan);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, environment, channel, at);
    }

    @Override
    public String toString() {
        return summary() + " (" + channel + ")";
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String environment;
        private final String channel;
        private final Instant at;
        private List<NoticeEntry> entries = List.of();
        private final Map<NoticeKind, Integer> counts = new EnumMap<>(NoticeKind.class);
        private Optional<Digest> plan = Optional.empty();

        private Builder(String id, String environment, String channel, Instant at) {
            this.id = Objects.requireNonNull(id, "id");
            this.environment = Objects.requireNonNull(environment, "environment");
            this.channel = Objects.requireNonNull(channel, "channel");
            this.at = Objects.requireNonNull(at, "at");
        }

        /** What is told, sorted and counted; more than {@value Notice#MAX_ENTRIES} are cut off. */
        public Builder entries(List<NoticeEntry> value) {
            this.counts.clear();
            value.forEach(entry -> counts.merge(entry.kind(), 1, Integer::sum));
            this.entries = value.stream().limit(MAX_ENTRIES).toList();
            return this;
        }

        /** How many there are of each kind, where not all of them were given. */
        public Builder counts(Map<NoticeKind, Integer> value) {
            this.counts.clear();
            this.counts.putAll(value);
            return this;
        }

        /** The digest that approves what is held. */
        public Builder plan(Digest value) {
            this.plan = Optional.of(value);
            return this;
        }

        /** The notice, which tells something. */
        public Notice build() {
            if (entries.isEmpty()) {
                throw new IllegalStateException("a notice tells something");
            }
            return new Notice(this);
        }
    }
}
