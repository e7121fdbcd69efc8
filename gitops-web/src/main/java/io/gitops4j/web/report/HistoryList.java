package io.gitops4j.web.report;

import io.gitops4j.api.Commit;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.Deployment.State;
import io.gitops4j.api.DeploymentDiff;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.Revision;
import io.gitops4j.web.internal.state.Tone;
import java.util.List;
import java.util.Locale;

/** What was deployed when, with the commits that it brought and what they changed. */
final class HistoryList {
    private static final int FIELDS = 50;
    private static final int LINES = 50;

    private final Html html;
    private final CommitLinks links;
    private final int most;

    HistoryList(Html html, CommitLinks links, int most) {
        this.html = html;
        this.links = links;
        this.most = most;
    }

    void write(List<EnvironmentReport> environments) {
        for (EnvironmentReport environment : environments) {
            String name = ShownText.of(environment.state().environment());
            html.open("section", "class", "entries", "data-environment", name);
            html.open("h3").element("bdi", name).close("h3");
            if (environment.history().isEmpty()) {
                html.element("p", "Nothing was deployed yet, or the history was not asked.");
            }
            environment.history().stream().limit(most).forEach(deployment -> entry(environment, deployment));
            html.close("section");
        }
    }

    private void entry(EnvironmentReport environment, Deployment deployment) {
        html.raw("<details class=\"entry\"><summary>");
        html.element("span", words(deployment.state()), "class", "state " + tone(deployment.state()));
        html.raw(" ")
                .element("bdi", deployment.service().toString(), "class", "name")
                .raw(" ");
        Moments.write(html, deployment.started());
        html.raw("</summary><div class=\"panel\"><p>Run ").text(Long.toString(deployment.number()));
        if (!deployment.initiator().isEmpty()) {
            html.text(", asked for by ").element("bdi", deployment.initiator());
        }
        revisions(deployment);
        html.raw("</p>");
        if (!deployment.reason().isEmpty()) {
            html.element("p", deployment.reason());
        }
        deployment
                .restores()
                .ifPresent(number -> html.element("p", "Brings back exactly what deployment " + number + " brought."));
        commits(deployment);
        changes(deployment);
        environment.diffs().stream()
                .filter(diff -> shows(diff, deployment))
                .findFirst()
                .ifPresent(this::diff);
        html.raw("</div></details>");
    }

    private void revisions(Deployment deployment) {
        html.raw(". ");
        deployment.from().ifPresent(from -> {
            html.raw("From ");
            links.write(html, from);
            html.raw(" ");
        });
        deployment.to().ifPresent(to -> {
            html.raw("to ");
            links.write(html, to);
        });
        deployment.finished().ifPresent(at -> {
            html.raw(", ended ");
            Moments.write(html, at);
        });
    }

    private void commits(Deployment deployment) {
        if (deployment.commits().isEmpty()) {
            return;
        }
        String source = deployment.to().map(Revision::source).orElse("");
        html.raw("<h4>Commits</h4><ul>");
        for (Commit commit : deployment.commits()) {
            html.raw("<li>");
            links.write(html, source, commit.id());
            html.raw(" ").element("bdi", commit.subject()).text(" by ").element("bdi", commit.author());
            commit.signer().ifPresent(signer -> html.text(", signed by ").element("bdi", signer));
            if (!commit.approvals().isEmpty()) {
                html.text(", approved by ").element("bdi", String.join(", ", commit.approvals()));
            }
            html.raw("</li>");
        }
        html.raw("</ul>");
    }

    private void changes(Deployment deployment) {
        if (deployment.changes().isEmpty()) {
            return;
        }
        html.raw("<h4>Written</h4><ul>");
        deployment.changes().stream()
                .limit(LINES)
                .forEach(change -> html.open("li").element("code", change).close("li"));
        more(deployment.changes().size() - LINES);
        html.raw("</ul>");
    }

    private static boolean shows(DeploymentDiff diff, Deployment deployment) {
        return diff.to().number() == deployment.number() && diff.to().service().equals(deployment.service());
    }

    private void diff(DeploymentDiff diff) {
        html.raw("<h4>").text("Against deployment " + diff.from().number()).raw("</h4><ul class=\"fields\">");
        diff.declared().stream().limit(FIELDS).forEach(this::field);
        more(diff.declared().size() - FIELDS);
        for (DeploymentDiff.ResourceDiff resource : diff.resources()) {
            html.raw("<li>").element("code", resource.kind().name().toLowerCase(Locale.ROOT) + " " + resource.id());
            html.raw("<ul class=\"fields\">");
            resource.fields().stream().limit(FIELDS).forEach(this::field);
            more(resource.fields().size() - FIELDS);
            html.raw("</ul></li>");
        }
        html.raw("</ul>");
    }

    private void field(FieldDiff field) {
        html.raw("<li>").element("code", field.path()).raw(" from ");
        html.element("del", field.before().orElse("(none)")).raw(" to ");
        html.element("ins", field.after().orElse("(none)")).raw("</li>");
    }

    private void more(int count) {
        if (count > 0) {
            html.element("li", "and " + count + " more");
        }
    }

    private static String words(State state) {
        return switch (state) {
            case IN_PROGRESS -> "in progress";
            case SUCCEEDED -> "succeeded";
            case REMOVED -> "removed";
            case FAILED -> "failed";
            case SUPERSEDED -> "superseded";
            case INTERRUPTED -> "interrupted";
        };
    }

    private static String tone(State state) {
        Tone tone = switch (state) {
            case IN_PROGRESS -> Tone.MOVING;
            case SUCCEEDED -> Tone.GOOD;
            case REMOVED -> Tone.NONE;
            case FAILED -> Tone.BAD;
            case SUPERSEDED, INTERRUPTED -> Tone.WAITING;
        };
        return tone.name().toLowerCase(Locale.ROOT);
    }
}
