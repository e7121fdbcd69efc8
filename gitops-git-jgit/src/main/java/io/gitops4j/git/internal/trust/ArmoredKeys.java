package io.gitops4j.git.internal.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the armored blocks in a keyring, in one pass: it is looked at before anybody has agreed to it. Their edges are lines of their own,
 * which end at a line feed: gpg does not see others, so nobody has looked at the keys in them.
 */
final class ArmoredKeys {
    private static final String BEGIN = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
    private static final String END = "-----END PGP PUBLIC KEY BLOCK-----";

    private ArmoredKeys() {}

    /**
     * One block.
     *
     * @param line where it begins, counted from 0
     */
    record Block(int line, String text) {}

    /** The blocks in their order; nothing where some edge is none of a block of public keys. */
    static Optional<List<Block>> in(String text) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = List.of(text.split("\n", -1));
        int begin = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean begins = isEdge(line, BEGIN);
            boolean ends = isEdge(line, END);
            if (begins ? begin >= 0 : ends ? begin < 0 : hasEdge(line)) {
                return Optional.empty();
            }
            if (begins) {
                begin = i;
            } else if (ends) {
                blocks.add(new Block(begin, String.join("\n", lines.subList(begin, i + 1))));
                begin = -1;
            }
        }
        return begin < 0 ? Optional.of(blocks) : Optional.empty();
    }

    private static boolean isEdge(String line, String edge) {
        return line.startsWith(edge)
                && line.chars().skip(edge.length()).allMatch(c -> c == ' ' || c == '\t' || c == '\r');
    }

    private static boolean hasEdge(String line) {
        return line.contains("-----BEGIN") || line.contains("-----END");
    }
}
