package io.gitops4j.core.internal.directory;

import io.gitops4j.api.Digest;
import io.gitops4j.api.ServiceId;
import java.util.Optional;

/**
 * What the first comment of a file says.
 *
 * @param owner whose it is
 * @param service for which service it was made
 */
record Mark(String owner, ServiceId service) {
    private static final String START = "# Written by GitOps4J: what is changed here by hand does not last.\n";
    private static final String OWNER = "# gitops4j.owner: ";
    private static final String SERVICE = "# gitops4j.service: ";
    private static final String INTENT = "# gitops4j.intent: ";

    /** The comment, ending with a line feed. */
    String header(Digest intent) {
        if (owner.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an owner mark is one line of text");
        }
        return START + OWNER + owner + "\n" + SERVICE + service + "\n" + INTENT + intent + "\n";
    }

    /** The mark in the comment that a text begins with; nothing where there is none, or not a whole one. */
    static Optional<Mark> in(String text) {
        Optional<String> owner = Optional.empty();
        Optional<String> service = Optional.empty();
        for (int start = 0; text.startsWith("#", start); ) {
            int feed = text.indexOf('\n', start);
            String line = text.substring(start, feed < 0 ? text.length() : feed);
            owner = owner.or(() -> value(line, OWNER));
            service = service.or(() -> value(line, SERVICE));
            start = feed < 0 ? text.length() : feed + 1;
        }
        Optional<String> name = service;
        return owner.flatMap(of -> name.map(made -> new Mark(of, ServiceId.parse(made))));
    }

    private static Optional<String> value(String line, String key) {
        return line.startsWith(key) && line.length() > key.length() && line.charAt(key.length()) != '@'
                ? Optional.of(line.substring(key.length()).stripTrailing())
                : Optional.empty();
    }
}
