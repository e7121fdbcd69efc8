package io.gitops4j.notify.webhook.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who an author is in a chat, by the address that stands in a commit, as configured. */
public final class Mentions {
    private static final Pattern ADDRESS = Pattern.compile("<([^<>\\s]+@[^<>\\s]+)>\\s*$");

    private final Map<String, String> byAddress = new TreeMap<>();

    /**
     * From the configuration.
     *
     * @param byAddress users or channels by mail address
     */
    public Mentions(Map<String, String> byAddress) {
        byAddress.forEach((address, user) -> this.byAddress.put(address.toLowerCase(Locale.ROOT), user));
    }

    /**
     * Who the author is.
     *
     * @param author as Git writes it: {@code Ann <ann@example.com>}
     */
    public Optional<String> of(String author) {
        Matcher address = ADDRESS.matcher(author);
        return address.find()
                ? Optional.ofNullable(byAddress.get(address.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
