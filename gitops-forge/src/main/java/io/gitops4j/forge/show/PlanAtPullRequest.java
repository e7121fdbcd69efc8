package io.gitops4j.forge.show;

import io.gitops4j.spi.Operation;
import io.gitops4j.spi.PlanComment;
import java.util.Optional;

/** One comment at a pull request for each environment, found by a mark that is not shown. Thread-safe for different repositories. */
public final class PlanAtPullRequest {
    /** GitHub takes 65 536 characters; a longer one is read nowhere. */
    private static final int LONGEST = 65_000;

    private final String forge;
    private final Comments comments;
    private final Names names;
    private final Recent<Comment> recent = new Recent<>();

    /** How a forge keeps comments. */
    public interface Comments {
        /**
         * A comment that begins with a mark and that we wrote. One that somebody else wrote must not be taken for ours: its author could
         * change the plan in it afterwards.
         */
        Optional<Comment> find(String repository, long pullRequest, String mark, Operation operation);

        /** Changes one; false where somebody deleted it. */
        boolean change(String repository, Comment comment, Operation operation);

        /**
         * Makes one, and gives its number.
         *
         * @throws io.gitops4j.api.GitOpsException NOT_FOUND where there is no such pull request
         */
        long add(String repository, long pullRequest, String body, Operation operation);
    }

    /**
     * A comment.
     *
     * @param id its number at the forge
     * @param body with the mark
     */
    public record Comment(long id, String body) {}

    /** At a forge of that name. */
    public PlanAtPullRequest(String forge, Comments comments, Names names) {
        this.forge = forge;
        this.comments = comments;
        this.names = names;
    }

    /** Makes the comment show the plan; writes nothing where it does already. */
    public void show(String repository, PlanComment plan, Operation operation) {
        String mark = "<!-- gitops4j plan " + names.context(plan.environment()) + " -->";
        String body = mark + "\n" + cut(plan.markdown());
        String key = repository + " " + plan.pullRequest() + " " + plan.environment();
        Optional<Comment> known =
                recent.find(key).or(() -> comments.find(repository, plan.pullRequest(), mark, operation));
        if (known.filter(now -> now.body.equals(body)).isPresent()) {
            recent.keep(key, known.get());
            return;
        }
        recent.forget(key);
        Optional<Comment> changed = known.map(now -> new Comment(now.id, body))
                .filter(next -> comments.change(repository, next, operation));
        recent.keep(
                key,
                changed.orElseGet(
                        () -> new Comment(comments.add(repository, plan.pullRequest(), body, operation), body)));
    }

    /** At a line end, so that no escape and no row of a table is cut in two. */
    private String cut(String markdown) {
        if (markdown.length() <= LONGEST) {
            return markdown;
        }
        int end = markdown.lastIndexOf('\n', LONGEST);
        return markdown.substring(0, Math.max(0, end)) + "\n\nThe plan is too long for " + forge + " and ends here.\n";
    }
}
