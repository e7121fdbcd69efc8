package io.gitops4j.web;

import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.ServiceState;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/** How badges are found, and what they tell. Immutable. */
public final class BadgeOptions {
    private final Optional<BadgeIds> ids;
    private final Optional<Age> age;

    /** How old something is. */
    record Age(Clock clock, BiFunction<EnvironmentState, ServiceState, Optional<Instant>> since) {}

    private BadgeOptions(Builder builder) {
        this.ids = builder.ids;
        this.age = builder.age;
    }

    /** Badges at the names of their services, without an age. */
    public static BadgeOptions defaults() {
        return builder().build();
    }

    /** Starts options. */
    public static Builder builder() {
        return new Builder();
    }

    Optional<BadgeIds> ids() {
        return ids;
    }

    Optional<Age> age() {
        return age;
    }

    /** Makes options. Not thread-safe. */
    public static final class Builder {
        private Optional<BadgeIds> ids = Optional.empty();
        private Optional<Age> age = Optional.empty();

        private Builder() {}

        /**
         * Serves badges at {@code <context>/<id>.svg} alone, so that an address names nothing and nobody guesses one. The picture still
         * shows the service's name to those who have the address.
         */
        public Builder opaque(BadgeIds value) {
            ids = Optional.of(value);
            return this;
        }

        /** Tells how long ago what is deployed was deployed, where the history knows it. */
        public Builder age(Clock clock) {
            return age(clock, (environment, service) -> service.since());
        }

        /**
         * Tells how long ago something else was, such as the last run, with {@code (environment, service) -> environment.finished()}: a
         * badge that nobody brings up to date any more gives itself away then.
         *
         * @param clock tells what time it is
         * @param since when that was; nothing where it is not known. Asked at every request, so it must be quick
         */
        public Builder age(Clock clock, BiFunction<EnvironmentState, ServiceState, Optional<Instant>> since) {
            age = Optional.of(new Age(Objects.requireNonNull(clock, "clock"), Objects.requireNonNull(since, "since")));
            return this;
        }

        /** The options as they stand. */
        public BadgeOptions build() {
            return new BadgeOptions(this);
        }
    }
}
