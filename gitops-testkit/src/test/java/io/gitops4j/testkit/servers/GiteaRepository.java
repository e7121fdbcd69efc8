package io.gitops4j.testkit.servers;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** A repository of a {@link GiteaServer} as one user sees and changes it. Thread-safe. */
public final class GiteaRepository {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private final Path folders;
    private final String fullName;
    private final GiteaUser user;
    private final GiteaApi api;

    GiteaRepository(URI server, Path folders, String fullName, GiteaUser user, GiteaApi api) {
        this.server = server;
        this.folders = folders;
        this.fullName = fullName;
        this.user = user;
        this.api = api;
    }

    /** A pull request; {@code head} is the commit that it wants to merge, {@code mergeCommit} is "" before it is merged. */
    public record PullRequest(long number, String head, boolean open, boolean merged, String mergeCommit) {}

    /** What was said below a pull request or an issue. */
    public record Comment(long id, String author, String text) {}

    /** How a commit fared; {@code state} is {@code pending}, {@code success}, {@code failure}, {@code error} or so. */
    public record CommitStatus(String context, String state, String description, String targetUrl) {}

    /** {@code owner/name}. */
    public String fullName() {
        return fullName;
    }

    /** Where it is cloned from. */
    public URI uri() {
        return server.resolve("/" + fullName + ".git");
    }

    /** As {@link #uri()}, with the user's name and token, for the {@code git} program. */
    public URI uriWithLogin() {
        return URI.create(uri().toString().replace("://", "://" + user.name() + ":" + user.token() + "@"));
    }

    /** The bare repository on disk; what is changed there goes past Gitea. */
    public Path folder() {
        return folders.resolve(fullName + ".git");
    }

    /** Lets {@code other} read and write, too. */
    public void addWriter(GiteaUser other) {
        api.put(path("collaborators/" + other.name()), Map.of("permission", "write"));
    }

    /** Opens a pull request from branch {@code from} to branch {@code to}, as soon as Gitea has noticed that both were pushed. */
    public PullRequest openPullRequest(String title, String from, String to) {
        awaitBranch(from);
        awaitBranch(to);
        return pullRequest(api.post(path("pulls"), Map.of("title", title, "head", from, "base", to)));
    }

    /**
     * Returns when Gitea has noticed that a branch was pushed. After the first push of all that takes a moment, and as
     * long as a repository counts as empty, pull requests are not found.
     */
    public void awaitBranch(String name) {
        Poll.until(
                "Gitea knows branch " + name,
                PATIENCE,
                () -> api.has(path("branches/" + name))
                        && !api.get("repos/" + fullName).path("empty").asBoolean());
    }

    /** The pull request as it is now. */
    public PullRequest pullRequest(long number) {
        return pullRequest(api.get(path("pulls/" + number)));
    }

    /** Its title and, on further lines, what it says. */
    public String text(long number) {
        JsonNode answer = api.get(path("pulls/" + number));
        return answer.path("title").asText() + "\n" + answer.path("body").asText();
    }

    /** The numbers of the open pull requests of a branch. */
    public List<Long> openPullRequests(String branch) {
        return list(path("pulls?state=open&limit=50"), pull -> pull).stream()
                .filter(pull -> pull.path("head").path("ref").asText().equals(branch))
                .map(pull -> pull.path("number").asLong())
                .toList();
    }

    /** Merges with a merge commit, as soon as Gitea has found out whether that is possible. */
    public PullRequest merge(long number) {
        Poll.until(
                "pull request " + number + " can be merged",
                PATIENCE,
                () -> api.get(path("pulls/" + number)).path("mergeable").asBoolean());
        api.post(path("pulls/" + number + "/merge"), Map.of("Do", "merge"));
        return pullRequest(number);
    }

    /** From now on {@code branch} takes no push, and merges only with the {@code requiredStatuses}, which may be none. */
    public void protect(String branch, Set<String> requiredStatuses) {
        api.post(
                path("branch_protections"),
                Map.of(
                        "rule_name",
                        branch,
                        "enable_push",
                        false,
                        "enable_status_check",
                        !requiredStatuses.isEmpty(),
                        "status_check_contexts",
                        List.copyOf(requiredStatuses)));
    }

    /** Posts {@code events}, such as {@code push}, {@code pull_request} or {@code issue_comment}, to {@code receiver} as JSON. */
    public void createWebhook(URI receiver, String secret, Set<String> events) {
        api.post(
                path("hooks"),
                Map.of(
                        "type",
                        "gitea",
                        "active",
                        true,
                        "events",
                        List.copyOf(events),
                        "config",
                        Map.of("url", receiver.toString(), "content_type", "json", "secret", secret)));
    }

    /** Sets one status of a commit. */
    public void setStatus(String commit, CommitStatus status) {
        api.post(
                path("statuses/" + commit),
                Map.of(
                        "context",
                        status.context(),
                        "state",
                        status.state(),
                        "description",
                        status.description(),
                        "target_url",
                        status.targetUrl()));
    }

    /** Every status that a commit ever got, newest first; at most 50. */
    public List<CommitStatus> statuses(String commit) {
        // Gitea's own order is by seconds.
        return list(path("statuses/" + commit + "?limit=50"), status -> status).stream()
                .sorted(Comparator.comparingLong(
                                (JsonNode status) -> status.path("id").asLong())
                        .reversed())
                .map(status -> new CommitStatus(
                        status.path("context").asText(),
                        status.path("status").asText(),
                        status.path("description").asText(),
                        status.path("target_url").asText()))
                .toList();
    }

    /** Says something below a pull request. */
    public Comment comment(long pullRequest, String text) {
        return comment(api.post(path("issues/" + pullRequest + "/comments"), Map.of("body", text)));
    }

    /** What was said below a pull request, oldest first. */
    public List<Comment> comments(long pullRequest) {
        return list(path("issues/" + pullRequest + "/comments"), GiteaRepository::comment);
    }

    private String path(String below) {
        return "repos/" + fullName + "/" + below;
    }

    private <T> List<T> list(String path, Function<JsonNode, T> reading) {
        return StreamSupport.stream(api.get(path).spliterator(), false)
                .map(reading)
                .toList();
    }

    private static PullRequest pullRequest(JsonNode answer) {
        return new PullRequest(
                answer.path("number").asLong(),
                answer.path("head").path("sha").asText(),
                answer.path("state").asText().equals("open"),
                answer.path("merged").asBoolean(),
                answer.path("merge_commit_sha").asText(""));
    }

    private static Comment comment(JsonNode answer) {
        return new Comment(
                answer.path("id").asLong(),
                answer.path("user").path("login").asText(),
                answer.path("body").asText());
    }

    @Override
    public String toString() {
        return fullName;
    }
}
