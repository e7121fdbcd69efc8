package io.gitops4j.forge.options;

import io.gitops4j.api.GitOpsException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which repository of a forge each source comes from, as {@code owner/name}. Immutable. */
public final class Repositories {
    private final Map<String, String> bySource;
    private final Optional<String> everyOther;

    private Repositories(Builder builder) {
        this.bySource = Map.copyOf(builder.bySource);
        this.everyOther = builder.everyOther;
    }

    /**
     * None yet.
     *
     * @param forge its name, as it stands in messages
     * @param shape of an {@code owner/name} there
     */
    public static Builder of(String forge, Pattern shape) {
        return new Builder(forge, shape);
    }

    /** The one of a source, if any is named for it. */
    public Optional<String> find(String source) {
        return Optional.ofNullable(bySource.get(source)).or(() -> everyOther);
    }

    /** The one of a source that is known to have one. */
    public String get(String source) {
        return find(source)
                .orElseThrow(() -> new IllegalArgumentException("no repository is known for the source " + source));
    }

    /** Collects repositories, each checked when it is named; not thread-safe. */
    public static final class Builder {
        /** Names that would lead a request's path elsewhere. */
        private static final Pattern NO_NAME = Pattern.compile("(.*/)?\\.{1,2}(/.*)?");

        private final String forge;
        private final Pattern shape;
        private final Map<String, String> bySource = new TreeMap<>();
        private Optional<String> everyOther = Optional.empty();

        private Builder(String forge, Pattern shape) {
            this.forge = forge;
            this.shape = shape;
        }

        /** For this source. */
        public void add(String source, String repository) {
            bySource.put(Objects.requireNonNull(source, "source"), checked("repositories." + source, repository));
        }

        /** For every source that no other is named for. */
        public void addForEveryOther(String repository) {
            this.everyOther = Optional.of(checked("repository", repository));
        }

        /**
         * All of them.
         *
         * @throws GitOpsException CONFIG when there is none
         */
        public Repositories build() {
            if (bySource.isEmpty() && everyOther.isEmpty()) {
                throw WrongOption.of("repository", "no repository is named", "add 'repository: owner/name'");
            }
            return new Repositories(this);
        }

        private String checked(String option, String repository) {
            if (!shape.matcher(repository).matches()
                    || NO_NAME.matcher(repository).matches()) {
                throw WrongOption.of(option, "this is no repository of " + forge, "write it like 'owner/name'");
            }
            return repository;
        }
    }
}
