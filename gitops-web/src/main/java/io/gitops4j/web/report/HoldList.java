package io.gitops4j.web.report;

import io.gitops4j.api.Digest;
import io.gitops4j.api.EnvironmentState;
import io.gitops4j.web.report.PlannedChanges.Held;
import java.util.List;
import java.util.Optional;

/** Deletes that are held, why, and how each is let go. */
final class HoldList {
    private final Html html;

    HoldList(Html html) {
        this.html = html;
    }

    void write(List<EnvironmentReport> environments) {
        boolean none = true;
        for (EnvironmentReport environment : environments) {
            List<Held> holds = holds(environment);
            for (Held hold : holds) {
                none = false;
                write(environment.state(), hold, environment.planned().map(PlannedChanges::digest));
            }
        }
        if (none) {
            html.element("p", "No delete is held.");
        }
    }

    private static List<Held> holds(EnvironmentReport environment) {
        return environment
                .planned()
                .map(PlannedChanges::holds)
                .orElseGet(
                        () -> environment.state().holds().stream().map(Held::of).toList());
    }

    private void write(EnvironmentState state, Held hold, Optional<Digest> digest) {
        int all = hold.resources().size() + hold.more();
        html.raw("<div class=\"hold\"><h3>").element("bdi", state.environment());
        html.text(": " + all + (all == 1 ? " delete is held" : " deletes are held"))
                .close("h3");
        html.element("p", hold.reason());
        if (!hold.approvable()) {
            html.element("p", "No approval releases it: the reason has to go away first.");
        } else if (digest.isPresent()) {
            html.open("p")
                    .text("Look at the list; if all of it may go, approve this plan. The digest is void as soon as"
                            + " anything moves:")
                    .close("p");
            html.element("pre", WhyNot.approval(state.environment(), digest.get()));
        } else {
            html.element("p", "Approving the digest of a plan releases it: gitops plan shows the digest.");
        }
        html.raw("<details><summary>What would be deleted</summary><ul>");
        hold.resources()
                .forEach(resource -> html.open("li").element("code", resource).close("li"));
        if (hold.more() > 0) {
            html.element("li", "and " + hold.more() + " more");
        }
        html.raw("</ul></details></div>");
    }
}
