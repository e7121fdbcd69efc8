package io.gitops4j.core.internal.release;

import io.gitops4j.api.CommitOptions;
import io.gitops4j.api.VisibleText;
import java.util.LinkedHashMap;
import java.util.Map;

/** The message of a commit: what, why, and trailers for programs. A name with a line break cannot pose as a trailer. */
final class CommitMessage {
    private final String subject;
    private final Map<String, String> trailers = new LinkedHashMap<>();

    CommitMessage(String action, Contents.Where where, String subject) {
        this.subject = oneLine(subject);
        trailers.put("Gitops-Action", action);
        trailers.put("Gitops-Service", oneLine(where.service().toString()));
        trailers.put("Gitops-Environment", oneLine(where.environment()));
    }

    CommitMessage with(String trailer, String value) {
        trailers.put(trailer, oneLine(value));
        return this;
    }

    String subject() {
        return subject;
    }

    String text(CommitOptions options) {
        StringBuilder text = new StringBuilder(subject).append("\n\n");
        if (!options.reason().isBlank()) {
            // A blank line behind it: what the reason says is no trailer.
            text.append(options.reason().strip()).append("\n\n");
        }
        trailers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }

    /** The same for the page of a pull request, where its title stands above already. */
    String markdown(CommitOptions options) {
        StringBuilder text = new StringBuilder();
        if (!options.reason().isBlank()) {
            text.append(VisibleText.markdown(options.reason().strip())).append("\n\n");
        }
        trailers.forEach((name, value) -> text.append("- ")
                .append(VisibleText.markdown(name + ": " + value))
                .append('\n'));
        return text.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
