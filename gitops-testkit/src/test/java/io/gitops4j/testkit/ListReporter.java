package io.gitops4j.testkit;

import io.gitops4j.api.PullRequest;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.VisibleText;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.ForgeService;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.PlanComment;
import io.gitops4j.spi.PullRequests;
import io.gitops4j.testkit.ListForge.Comment;
import io.gitops4j.testkit.ListForge.Status;
import io.gitops4j.testkit.ShownStatus.Progress;
import java.util.List;
import java.util.Optional;

/** A sound reporter for {@link ListForge}; its steps are apart, so that a flawed one can do one of them wrong. */
class ListReporter implements ForgeReporter {
    private static final int LONGEST_STATUS = 140;
    private static final int LONGEST_COMMENT = 60_000;

    final ListForge forge;
    final String token;

    ListReporter(ListForge forge, String token) {
        this.forge = forge;
        this.token = token;
    }

    @Override
    public Optional<String> repository(String source) {
        return source.equals("apps") ? Optional.of("shop/apps") : Optional.empty();
    }

    @Override
    public void report(ForgeReport report, Operation operation) {
        operation.checkpoint();
        if (repository(report.revision().source()).isEmpty()) {
            throw new IllegalArgumentException("another source");
        }
        Status wanted = new Status(commit(report), context(report.environment()), progress(report), line(report));
        List<Status> shown = forge.statuses(token, wanted.commit()).stream()
                .filter(status -> status.context().equals(wanted.context()))
                .toList();
        if (shown.isEmpty() || !same(shown.get(shown.size() - 1), wanted)) {
            forge.add(token, wanted);
            forge.pages.add(page(report));
        }
    }

    String commit(ForgeReport report) {
        return report.revision().id();
    }

    String context(String environment) {
        return "gitops/" + environment;
    }

    Progress progress(ForgeReport report) {
        return switch (report.state()) {
            case PENDING, IN_PROGRESS -> Progress.PENDING;
            case SUCCESS -> Progress.SUCCESS;
            case FAILURE, ERROR, SUPERSEDED -> Progress.FAILURE;
        };
    }

    String line(ForgeReport report) {
        return VisibleText.cut(report.summary(), LONGEST_STATUS);
    }

    boolean same(Status shown, Status wanted) {
        return shown.equals(wanted);
    }

    /** What the forge reads as Markdown. */
    String page(ForgeReport report) {
        StringBuilder page = new StringBuilder(VisibleText.markdown(report.summary()));
        for (ForgeService service : report.services()) {
            ServiceId id = service.service();
            page.append("\n- ").append(VisibleText.markdown(id + " " + service.what()));
        }
        return page.toString();
    }

    @Override
    public void comment(PlanComment comment, Operation operation) {
        operation.checkpoint();
        String text = mark(comment) + body(comment.markdown());
        Optional<Comment> old = forge.comments(token, comment.pullRequest()).stream()
                .filter(found -> found.text().startsWith(mark(comment)) && ours(found))
                .findFirst();
        if (old.isEmpty()) {
            forge.comment(token, comment.pullRequest(), text);
        } else if (!old.get().text().equals(text)) {
            forge.change(token, old.get().id(), text);
        }
    }

    @Override
    public Optional<PullRequests> pullRequests() {
        return Optional.of((proposed, operation) -> {
            operation.checkpoint();
            List<Long> open = open(proposed.branch());
            return new PullRequest(open.isEmpty() ? forge.open(token, proposed.branch()) : open.get(0), "");
        });
    }

    List<Long> open(String branch) {
        return forge.openOf(token, branch);
    }

    String mark(PlanComment comment) {
        return "<!-- gitops " + comment.environment() + " -->\n";
    }

    boolean ours(Comment comment) {
        return comment.author().equals(ListForge.US);
    }

    String body(String markdown) {
        return markdown.length() <= LONGEST_COMMENT
                ? markdown
                : markdown.substring(0, markdown.lastIndexOf('\n', LONGEST_COMMENT)) + "\n\nIt is longer.\n";
    }
}
