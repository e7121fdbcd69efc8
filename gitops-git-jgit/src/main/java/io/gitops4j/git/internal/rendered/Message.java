package io.gitops4j.git.internal.rendered;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.Revision;
import io.gitops4j.api.VisibleText;
import io.gitops4j.spi.ApplyRequest;
import java.util.ArrayList;
import java.util.List;

/** The message of a commit: a line for people, why, and trailers for programs. Pure. */
record Message(String environment, ApplyRequest request) {
    String text() {
        Change change = request.change();
        boolean removal = change.kind() == ChangeKind.DELETE;
        List<String> lines = new ArrayList<>();
        lines.add(visible((removal ? "Remove " : "Deploy ")
                        + change.service()
                        + (removal ? " from " : " to ")
                        + environment)
                + number());
        lines.add("");
        lines.add(visible(request.revision()
                        .map(revision -> "From revision " + revision.shortId() + " of " + revision.source() + ": ")
                        .orElse("Because: ")
                + change.reason()
                + "."));
        lines.add("");
        lines.add("Gitops-Action: " + (removal ? "remove" : "deploy"));
        lines.add("Gitops-Service: " + visible(change.service().toString()));
        lines.add("Gitops-Namespace: " + visible(change.id().namespace()));
        lines.add("Gitops-Environment: " + visible(environment));
        request.deployment().ifPresent(number -> lines.add("Gitops-Deployment: " + number));
        request.revision().map(Message::trailer).ifPresent(lines::add);
        lines.add("Gitops-Owner: " + visible(request.owner()));
        return String.join("\n", lines) + "\n";
    }

    private String number() {
        return request.deployment().isPresent()
                ? ", deployment " + request.deployment().getAsLong()
                : "";
    }

    private static String trailer(Revision revision) {
        return "Gitops-Revision: " + visible(revision.source() + " " + revision.id());
    }

    /** A pager passes control characters on, and a line feed would begin a trailer. */
    private static String visible(String text) {
        return VisibleText.of(text);
    }
}
