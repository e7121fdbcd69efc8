package io.gitops4j.web;

import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceState;
import io.gitops4j.web.internal.badge.BadgeText;
import io.gitops4j.web.internal.state.StateWord;
import io.gitops4j.web.internal.state.Tone;
import java.time.Duration;
import java.util.Objects;

/**
 * A small picture that says how a service is doing. Any text may come in: what cannot stand in a picture is left out, what is too long
 * is cut, and everything is escaped in the SVG.
 *
 * @param label what it is about
 * @param message how it is
 * @param color the same for the eye; the message never needs it
 */
public record Badge(String label, String message, BadgeColor color) {
    /** From here on days are told. */
    private static final int HOURS_ALONE = 48;

    /** Makes both texts fit for a picture. */
    public Badge {
        label = BadgeText.fit(label);
        message = BadgeText.fit(message);
        Objects.requireNonNull(color, "color");
    }

    /** Of a service after the last run: state, and the revision where one is deployed. */
    public static Badge of(String label, ServiceState service) {
        String revision =
                service.revision().map(Revision::shortId).map(id -> " " + id).orElse("");
        StateWord word = StateWord.of(service);
        return new Badge(label, word == StateWord.REMOVED ? word.text() : word.text() + revision, color(word.tone()));
    }

    /** The same with an age behind its message, in steps that are coarse enough for a cache: {@code < 1 h}, {@code 5 h}, {@code 3 d}. */
    public Badge aged(Duration age) {
        long hours = Math.max(0, age.toHours());
        String text = hours < 1 ? "< 1 h" : hours < HOURS_ALONE ? hours + " h" : age.toDays() + " d";
        return new Badge(label, message + ", " + text, color);
    }

    /** For what nobody knows, or nobody may know. */
    public static Badge unknown() {
        return new Badge("service", "unknown", BadgeColor.GREY);
    }

    /** SVG 1.1 in one line, without script, font or picture from elsewhere. Equal badges give equal text. */
    public String svg() {
        return BadgeText.svg(label, message, color.hex());
    }

    private static BadgeColor color(Tone tone) {
        return switch (tone) {
            case GOOD -> BadgeColor.GREEN;
            case MOVING -> BadgeColor.BLUE;
            case WAITING -> BadgeColor.AMBER;
            case BAD -> BadgeColor.RED;
            case NONE -> BadgeColor.GREY;
        };
    }
}
