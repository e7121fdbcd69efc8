package io.gitops4j.notify.webhook;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of channels as chats allow them, so that a manifest names a channel and nobody's direct messages. */
final class Channel {
    private static final Pattern NAME = Pattern.compile("[\\p{Ll}\\p{Lo}0-9][\\p{Ll}\\p{Lo}0-9._-]{0,79}");

    private Channel() {}

    /** In lower case and without its number sign; nothing for what is no channel. */
    static Optional<String> name(String written) {
        String name = written.strip().toLowerCase(Locale.ROOT);
        name = name.startsWith("#") ? name.substring(1) : name;
        return Optional.of(name).filter(text -> NAME.matcher(text).matches());
    }
}
