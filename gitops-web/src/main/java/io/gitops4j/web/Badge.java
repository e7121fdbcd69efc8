package io.gitops4j.web;

import io.gitops4j.api.HealthState;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceState;
import io.gitops4j.web.internal.badge.BadgeText;
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
        return switch (service.status()) {
            case UNCHANGED, DEPLOYED -> byHealth(label, service.health().state(), revision);
            case PROGRESSING -> new Badge(label, "deploying" + revision, BadgeColor.BLUE);
            case REMOVED -> new Badge(label, "removed", BadgeColor.GREY);
            case HELD -> new Badge(label, "held" + revision, BadgeColor.AMBER);
            case DENIED -> new Badge(label, "denied by policy" + revision, BadgeColor.AMBER);
            case INVALID -> new Badge(label, "manifest invalid" + revision, BadgeColor.RED);
            case BACKING_OFF -> new Badge(label, "failed, waiting" + revision, BadgeColor.RED);
            case SUPERSEDED, CANCELLED -> new Badge(label, "interrupted" + revision, BadgeColor.AMBER);
            case FAILED -> new Badge(label, "failed" + revision, BadgeColor.RED);
        };
    }

    /** For what nobody knows, or nobody may know. */
    public static Badge unknown() {
        return new Badge("service", "unknown", BadgeColor.GREY);
    }

    /** SVG 1.1 in one line, without script, font or picture from elsewhere. Equal badges give equal text. */
    public String svg() {
        return BadgeText.svg(label, message, color.hex());
    }

    private static Badge byHealth(String label, HealthState health, String revision) {
        return switch (health) {
            case HEALTHY -> new Badge(label, "healthy" + revision, BadgeColor.GREEN);
            case PROGRESSING -> new Badge(label, "deploying" + revision, BadgeColor.BLUE);
            case UNKNOWN -> new Badge(label, "deployed" + revision, BadgeColor.GREEN);
            case SUSPENDED -> new Badge(label, "suspended" + revision, BadgeColor.GREY);
            case DEGRADED -> new Badge(label, "unhealthy" + revision, BadgeColor.RED);
            case MISSING -> new Badge(label, "missing" + revision, BadgeColor.RED);
        };
    }
}
