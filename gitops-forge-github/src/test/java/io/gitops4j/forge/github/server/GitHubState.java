package io.gitops4j.forge.github.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** One repository, {@code shop/apps}, and what is shown there. The server calls it, one request at a time. */
public final class GitHubState {
    /** The App that tests log in as. */
    public static final long APP = 4711;

    private final OpenApi description;
    private final Logins logins;
    private final Statuses statuses;
    private final Deployments deployments;
    private final CheckRuns checks;
    private final Comments comments;
    private final PullRequests pullRequests;
    private final Routes routes = new Routes();
    private Predicate<String> commits = sha -> true;

    GitHubState(OpenApi description, Clock clock) {
        this.description = description;
        Numbers numbers = new Numbers();
        this.logins = new Logins(description, clock);
        this.statuses = new Statuses(description, numbers, this::isCommit);
        this.deployments = new Deployments(description, numbers, this::isCommit);
        this.checks = new CheckRuns(description, numbers);
        this.comments = new Comments(description, numbers);
        this.pullRequests = new PullRequests(description, numbers);
        logins.routes(routes);
        statuses.routes(routes);
        deployments.routes(routes);
        checks.routes(routes);
        comments.routes(routes);
        pullRequests.routes(routes);
        routes.on("GET", Paths.REPO, asked -> repository());
    }

    /** The login may not use paths that contain this. */
    public void forbid(String part) {
        logins.forbid(part);
    }

    /** The login may use everything again. */
    public void allowAll() {
        logins.allowAll();
    }

    /** No token is accepted any more. */
    public void revokeTokens() {
        logins.revoke();
    }

    /** So many statuses are kept of a commit and context. */
    public void mostStatuses(int count) {
        statuses.most(count);
    }

    /** Only these commits are known. */
    public void commits(Predicate<String> known) {
        commits = known;
    }

    /** What was posted of a commit and context, the oldest first, as {@code state: description}. */
    public List<String> statuses(String sha, String context) {
        return statuses.of(sha, context).stream()
                .map(status -> status.path("state").asText() + ": "
                        + status.path("description").asText())
                .toList();
    }

    /** The posted statuses of a commit, the oldest first. */
    public List<ObjectNode> rawStatuses(String sha) {
        return statuses.of(sha);
    }

    /** The deployments of an environment, the oldest first, each with its states. */
    public List<String> deployments(String environment) {
        return deployments.shown(environment);
    }

    /** The check runs, the oldest first. */
    public List<ObjectNode> checks() {
        return checks.all();
    }

    /** The annotations of a check run. */
    public List<JsonNode> annotations(long check) {
        return checks.annotations(check);
    }

    /** Every comment, the oldest first. */
    public List<ObjectNode> comments() {
        return comments.all();
    }

    /** The comments of a pull request, the oldest first. */
    public List<ObjectNode> comments(long pullRequest) {
        return comments.of(pullRequest);
    }

    /** Somebody comments at a pull request. */
    public void commentOf(String user, long pullRequest, String body) {
        comments.add(user, pullRequest, body);
    }

    /** Somebody deletes all comments. */
    public void deleteComments() {
        comments.deleteAll();
    }

    /** The numbers of the open pull requests of a branch. */
    public List<Long> openPullRequests(String branch) {
        return pullRequests.of(branch);
    }

    Answer answer(
            String method,
            OpenApi.Operation operation,
            Map<String, String> query,
            Optional<JsonNode> body,
            String login) {
        Optional<Answer> refusal = logins.refusal(operation.template(), login);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Map<String, String> values = operation.values();
        if (values.containsKey("repo") && !values.get("repo").equals("apps")) {
            return Answer.notFound();
        }
        JsonNode json = body.orElse(JsonNodeFactory.instance.objectNode());
        return routes.answer(method, operation.template(), new Asked(values, query, json, login));
    }

    private boolean isCommit(String sha) {
        return commits.test(sha);
    }

    private Answer repository() {
        ObjectNode json = description.example("GET", Paths.REPO, 200);
        json.remove("source"); // the example lacks what the description requires: a language, here and there
        return Answer.of(200, json.put("language", "Java").put("default_branch", "main"));
    }
}
