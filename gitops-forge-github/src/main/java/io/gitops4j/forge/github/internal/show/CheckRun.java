package io.gitops4j.forge.github.internal.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Digest;
import io.gitops4j.api.VisibleText;
import io.gitops4j.forge.github.GitHubLogin;
import io.gitops4j.forge.github.internal.client.GitHubClient;
import io.gitops4j.forge.http.Call;
import io.gitops4j.forge.show.Recent;
import io.gitops4j.forge.show.Shown;
import io.gitops4j.forge.show.Subject;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeService;
import io.gitops4j.spi.ForgeState;
import io.gitops4j.spi.Operation;
import java.util.List;
import java.util.Optional;

/**
 * A check run, with every service that something happens to and annotations at the lines of manifests. A run that is under way is updated; one that is over
 * is followed by another, since GitHub adds annotations and never takes one away.
 */
public final class CheckRun implements Shown {
    private static final String PERMISSION = "Checks: write";
    private static final int AT_ONCE = 50;
    private static final int LONGEST = 60_000;

    private final GitHubClient client;
    private final GitHubLogin.App app;
    private final String path;
    private final Recent<Known> recent = new Recent<>();

    /**
     * Over that client, as that App.
     *
     * @param path the folder of the repository that sources read; empty for all of it
     */
    public CheckRun(GitHubClient client, GitHubLogin.App app, String path) {
        this.client = client;
        this.app = app;
        this.path = path;
    }

    private record Known(long id, boolean over, String content, int annotations) {}

    @Override
    public void show(Subject subject, Operation operation) {
        ForgeReport report = subject.report();
        List<ObjectNode> annotations = Annotations.of(report, path);
        ObjectNode run = run(subject);
        String content = Digest.ofText(run + " " + annotations).value();
        run.put("external_id", content);
        String key = subject.key(subject.commit());
        Optional<Known> known = recent.find(key).or(() -> look(subject, operation));
        boolean same = known.filter(now -> now.content.equals(content)).isPresent();
        int told = same ? known.get().annotations : 0;
        if (same && told >= annotations.size()) {
            return;
        }
        recent.forget(key);
        Optional<Long> id = known.filter(now -> same || !now.over).map(Known::id);
        do {
            List<ObjectNode> next = annotations.subList(told, Math.min(told + AT_ONCE, annotations.size()));
            id = Optional.of(write(subject, id, run, next, operation));
            told += next.size();
        } while (told < annotations.size());
        recent.keep(key, new Known(id.get(), report.state().settled(), content, told));
    }

    private long write(
            Subject subject, Optional<Long> id, ObjectNode run, List<ObjectNode> annotations, Operation operation) {
        ObjectNode body = run.deepCopy();
        annotations.forEach(body.withObject("/output").withArray("/annotations")::add);
        Call call = id.isPresent()
                ? call(subject, "check-runs", String.valueOf(id.get())).patch(body)
                : call(subject, "check-runs").post(body.put("head_sha", subject.commit()));
        return client.write(call, operation).path("id").asLong();
    }

    private Optional<Known> look(Subject subject, Operation operation) {
        JsonNode runs = client.read(
                        call(subject, "commits", subject.commit(), "check-runs")
                                .with("check_name", subject.context())
                                .with("filter", "latest")
                                .with("per_page", "100"),
                        operation)
                .path("check_runs");
        for (JsonNode run : runs) {
            if (ours(run.path("app"))) {
                return Optional.of(new Known(
                        run.path("id").asLong(),
                        run.path("status").asText().equals("completed"),
                        run.path("external_id").asText(""),
                        run.path("output").path("annotations_count").asInt()));
            }
        }
        return Optional.empty();
    }

    private boolean ours(JsonNode other) {
        return other.path("id").asText().equals(app.id())
                || other.path("client_id").asText().equals(app.id());
    }

    private ObjectNode run(Subject subject) {
        ForgeReport report = subject.report();
        ObjectNode run = JsonNodeFactory.instance.objectNode().put("name", subject.context());
        if (report.state().settled()) {
            run.put("status", "completed").put("conclusion", conclusion(report.state()));
        } else {
            run.put("status", "in_progress");
        }
        if (!subject.link().isEmpty()) {
            run.put("details_url", subject.link());
        }
        run.putObject("output").put("title", subject.description()).put("summary", summary(report));
        return run;
    }

    private static String conclusion(ForgeState state) {
        return switch (state) {
            case SUCCESS -> "success";
            case SUPERSEDED -> "cancelled";
            default -> "failure";
        };
    }

    static String summary(ForgeReport report) {
        StringBuilder text = new StringBuilder(VisibleText.markdown(report.summary())).append('\n');
        if (!report.services().isEmpty()) {
            text.append("\n| service | |\n|---|---|\n");
        }
        for (ForgeService service : report.services()) {
            text.append("| ")
                    .append(VisibleText.markdown(service.service().toString()))
                    .append(" | ")
                    .append(VisibleText.markdown(service.what()));
            service.findings().forEach(finding -> text.append("<br>").append(VisibleText.markdown(finding.toString())));
            text.append(" |\n");
            if (text.length() > LONGEST) {
                return text.append("\nThe list is too long for GitHub and ends here.\n")
                        .toString();
            }
        }
        for (Diagnostic finding : report.findings()) {
            text.append("\n- ").append(VisibleText.markdown(finding.toString()));
            if (text.length() > LONGEST) {
                break;
            }
        }
        return text.append("\n\n")
                .append(report.total())
                .append(report.total() == 1 ? " service" : " services")
                .append(" in all.\n")
                .toString();
    }

    private static Call call(Subject subject, String... segments) {
        return Call.about(subject.repository(), PERMISSION, segments);
    }
}
