package io.gitops4j.core.internal.rules;

/** Texts of people inside labels and annotations of alerts, which Prometheus reads as templates. */
final class TemplateText {
    private TemplateText() {}

    /** Reads as the text itself: what would begin an action is written as an action that prints it. */
    static String literal(String text) {
        return text.replace("{{", "{{\"{{\"}}");
    }
}
