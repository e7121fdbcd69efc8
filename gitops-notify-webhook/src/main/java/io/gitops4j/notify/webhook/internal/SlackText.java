package io.gitops4j.notify.webhook.internal;

import io.gitops4j.api.VisibleText;

/**
 * Text from manifests, commits and targets for Slack's mrkdwn and for the Markdown of chats that take the same webhooks (B54).
 *
 * <p>Slack knows no escape but those of {@code & < >}, which end {@code <!channel>}, {@code <@U123>} and {@code <address|text>}. The rest
 * is broken in a way that the eye hardly sees: a mention and an address by a zero-width space, emphasis and code by look-alikes, a Markdown link by a
 * space. Source: Slack's pages on formatting text and on incoming webhooks; Mattermost's on incoming webhooks.
 */
final class SlackText {
    /** Escaped five times as long, it still fits in a section. */
    private static final int LONGEST = 500;

    private SlackText() {}

    /** One line that calls nobody and looks as it was written. */
    static String of(String text) {
        String shown = VisibleText.cut(text.replaceAll("\\R", " "), LONGEST);
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '@' -> escaped.append("@\u200b");
                case '*' -> escaped.append('\u2217');
                case '~' -> escaped.append('\u223c');
                case '`' -> escaped.append('\u02cb');
                case '_' -> escaped.append(insideWord(shown, i) ? '_' : '\uff3f');
                case ']' ->
                    escaped.append(i + 1 < shown.length() && "([:".indexOf(shown.charAt(i + 1)) >= 0 ? "] " : "]");
                case '/' -> escaped.append(shown.startsWith("://", i - 1) ? "\u200b/" : "/");
                case '.' -> escaped.append(shown.regionMatches(true, i - 3, "www", 0, 3) ? "\u200b." : ".");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** There it emphasises nothing, and names of files and options are full of it. */
    private static boolean insideWord(String text, int index) {
        return index > 0
                && index + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(index - 1))
                && Character.isLetterOrDigit(text.charAt(index + 1));
    }
}
