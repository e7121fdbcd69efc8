package io.gitops4j.git.internal.rendered;

import io.gitops4j.api.ServiceId;
import java.util.Optional;

/**
 * Whose a directory is.
 *
 * @param owner the engine's mark
 * @param service that it was made for
 */
record Mark(String owner, ServiceId service) {
    private static final String HEADER =
            "# GitOps4J keeps this directory. latest/ is what is wanted now; a number is a deployment, and"
                    + " what it wanted.\n";
    private static final String OWNER = "owner: ";
    private static final String SERVICE = "service: ";

    String text() {
        if (owner.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an owner mark is one line of text");
        }
        return HEADER + OWNER + owner + "\n" + SERVICE + service + "\n";
    }

    /** The mark that a file has; nothing where it is not a whole one. */
    static Optional<Mark> in(String text) {
        Optional<String> owner = value(text, OWNER);
        Optional<String> service = value(text, SERVICE).filter(name -> !name.startsWith("@"));
        return owner.flatMap(of -> service.map(made -> new Mark(of, ServiceId.parse(made))));
    }

    private static Optional<String> value(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
