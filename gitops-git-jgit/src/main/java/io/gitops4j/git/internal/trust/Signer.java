package io.gitops4j.git.internal.trust;

import java.util.List;

/**
 * Who has made a signature.
 *
 * @param names by which the owner of the key is known, the first one being the person; never empty
 * @param key its fingerprint, whole, for people
 */
record Signer(List<String> names, String key) {
    Signer {
        names = List.copyOf(names);
    }

    /** One person may have several keys, and several other names. */
    String person() {
        return names.get(0);
    }

    boolean hasName(String name) {
        return names.contains(name);
    }

    @Override
    public String toString() {
        return person() + " (" + key + ")";
    }
}
