package io.gitops4j.waml.internal.yaml;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;

/** Characters that make a reader see something else than what is there: controls, direction changes, invisible ones. */
final class HiddenCharacters {
    private HiddenCharacters() {}

    static boolean isHidden(char c) {
        if (c < 0x7F) {
            return c < ' ' && c != '\n' && c != '\r' && c != '\t';
        }
        if (c < 0x2000) {
            return c <= 0x9F || c == 0xAD || c == 0x061C;
        }
        return c <= 0x206F
                ? c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || c >= 0x2060
                : c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
    }

    /** The place of the first one, or -1. */
    static int first(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isHidden(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    static Fault fault(char c) {
        return new Fault(
                Code.CHARS,
                "there is the hidden character " + String.format("\\u%04X", (int) c),
                "take it out, or type the text anew if it was pasted");
    }
}
