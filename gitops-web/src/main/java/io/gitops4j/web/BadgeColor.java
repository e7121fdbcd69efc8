package io.gitops4j.web;

/** Few colours, each dark enough for white text (contrast of at least 4.5 to 1). */
public enum BadgeColor {
    /** As wanted. */
    GREEN("#2a7d2e"),
    /** On its way. */
    BLUE("#1f6feb"),
    /** Waits for somebody. */
    AMBER("#8a5a00"),
    /** Wrong. */
    RED("#c0272d"),
    /** Nothing is known. */
    GREY("#5f6670");

    private final String hex;

    BadgeColor(String hex) {
        this.hex = hex;
    }

    String hex() {
        return hex;
    }
}
