package io.gitops4j.examples.quickstart;

import io.gitops4j.examples.quickstart.Screen.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Everything that the tour claims, verified as it is claimed. */
final class Checks {
    private final Screen screen;
    private final List<String> wrong = new ArrayList<>();
    private int count;

    Checks(Screen screen) {
        this.screen = screen;
    }

    /** Shows a claim, and whether it is so. */
    void same(String claim, Object expected, Object found) {
        that(claim, Objects.equals(expected, found), "expected " + expected + ", found " + found);
    }

    /**
     * Shows a claim, and whether it is so.
     *
     * @param otherwise what was found, shown if it is not so
     */
    void that(String claim, boolean holds, String otherwise) {
        count++;
        if (holds) {
            screen.line(Ink.GOOD, "  verified: " + claim);
        } else {
            wrong.add(claim + ": " + otherwise);
            screen.line(Ink.BAD, "  NOT SO: " + claim + ": " + otherwise);
        }
    }

    int count() {
        return count;
    }

    /** Every claim that was not so, with what was found instead. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }
}
