package io.gitops4j.forge.github.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One repository, {@code shop/apps}, and what is shown there. The server calls it, one request at a time. */
public final class GitHubState {
    /** The App that tests log in as. */
    public static final long APP = 4711;

    private static final String REPO = "/repos/{owner}/{repo}";
    private static final String STATUS = REPO + "/statuses/{sha}";
    private static final String STATUSES = REPO + "/commits/{ref}/statuses";
    private static final String DEPLOYMENTS = REPO + "/deployments";
    private static final String DEPLOYMENT_STATUSES = DEPLOYMENTS + "/{deployment_id}/statuses";
    private static final String CHECKS = REPO + "/check-runs";
    private static final String CHECK = CHECKS + "/{check_run_id}";
    private static final String CHECKS_OF = REPO + "/commits/{ref}/check-runs";
    private static final String COMMENTS = REPO + "/issues/{issue_number}/comments";
    private static final String COMMENT = REPO + "/issues/comments/{comment_id}";
    private static final String PULLS = REPO + "/pulls";
    private static final String INSTALLATION = REPO + "/installation";
    private static final String TOKENS = "/app/installations/{installation_id}/access_tokens";
    private static final String USER = "/user";

    static final List<String> PATHS = List.of(
            REPO,
            PULLS,
            STATUS,
            STATUSES,
            DEPLOYMENTS,
            DEPLOYMENT_STATUSES,
            CHECKS,
            CHECK,
            CHECKS_OF,
            COMMENTS,
            COMMENT,
            INSTALLATION,
            TOKENS,
            USER);

    private final OpenApi description;
    private final Clock clock;
    private final Map<Long, ObjectNode> deployments = new LinkedHashMap<>();
    private final Map<Long, List<ObjectNode>> deploymentStatuses = new LinkedHashMap<>();
    private final Map<String, List<ObjectNode>> statuses = new LinkedHashMap<>();
    private final Map<Long, ObjectNode> checks = new LinkedHashMap<>();
    private final Map<Long, List<JsonNode>> annotations = new LinkedHashMap<>();
    private final Map<Long, ObjectNode> comments = new LinkedHashMap<>();
    private final Map<Long, Long> pullRequestOf = new LinkedHashMap<>();
    private final List<ObjectNode> pulls = new ArrayList<>();
    private final Set<String> forbidden = new TreeSet<>();
    private final Set<String> logins = new TreeSet<>(Set.of("Bearer token"));
    private Predicate<String> commits = sha -> true;
    private int mostStatuses = 1000;
    private long ids = 100;
    private int tokens;

    GitHubState(OpenApi description, Clock clock) {
        this.description = description;
        this.clock = clock;
    }

    record Answer(
            int status,
            Map<String, String> headers,
            @Nullable JsonNode json) {
        static Answer of(int status, JsonNode json) {
            return new Answer(status, Map.of(), json);
        }

        static Answer error(int status, String message) {
            return of(status, JsonNodeFactory.instance.objectNode().put("message", message));
        }

        static Answer invalid(String message) {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("message", "Validation Failed");
            json.putArray("errors").addObject().put("code", "custom").put("message", message);
            return of(422, json);
        }
    }

    /** The login may not use paths that contain this. */
    public void forbid(String part) {
        forbidden.add(part);
    }

    /** The login may use everything again. */
    public void allowAll() {
        forbidden.clear();
    }

    /** No token is accepted any more. */
    public void revokeTokens() {
        logins.clear();
    }

    /** So many statuses are kept of a commit and context. */
    public void mostStatuses(int count) {
        mostStatuses = count;
    }

    /** Only these commits are known. */
    public void commits(Predicate<String> known) {
        commits = known;
    }

    /** What was posted of a commit and context, the oldest first, as {@code state: description}. */
    public List<String> statuses(String sha, String context) {
        return statuses.getOrDefault(sha, List.of()).stream()
                .filter(status -> status.path("context").asText().equalsIgnoreCase(context))
                .map(status -> status.path("state").asText() + ": "
                        + status.path("description").asText())
                .toList();
    }

    /** The posted statuses of a commit, the oldest first. */
    public List<ObjectNode> rawStatuses(String sha) {
        return List.copyOf(statuses.getOrDefault(sha, List.of()));
    }

    /** The deployments of an environment, the oldest first, each with its states. */
    public List<String> deployments(String environment) {
        List<String> found = new ArrayList<>();
        deployments.forEach((id, deployment) -> {
            if (deployment.path("environment").asText().equals(environment)) {
                found.add(deployment.path("sha").asText().substring(0, 4) + " "
                        + deploymentStatuses.get(id).stream()
                                .map(status -> status.path("state").asText())
                                .toList());
            }
        });
        return found;
    }

    /** The check runs, the oldest first. */
    public List<ObjectNode> checks() {
        return List.copyOf(checks.values());
    }

    /** The annotations of a check run. */
    public List<JsonNode> annotations(long check) {
        return annotations.getOrDefault(check, List.of());
    }

    /** Every comment, the oldest first. */
    public List<ObjectNode> comments() {
        return List.copyOf(comments.values());
    }

    /** The comments of a pull request, the oldest first. */
    public List<ObjectNode> comments(long pullRequest) {
        return comments.entrySet().stream()
                .filter(comment -> pullRequestOf.get(comment.getKey()) == pullRequest)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Somebody comments at a pull request. */
    public void commentOf(String user, long pullRequest, String body) {
        ObjectNode comment = description.example("POST", COMMENTS, 201);
        comment.put("id", ++ids).put("body", body);
        comment.withObject("/user").put("login", user);
        comments.put(ids, comment);
        pullRequestOf.put(ids, pullRequest);
    }

    /** Somebody deletes all comments. */
    public void deleteComments() {
        comments.clear();
    }

    /** The numbers of the open pull requests of a branch. */
    public List<Long> openPullRequests(String branch) {
        return pulls.stream()
                .filter(pull -> pull.path("head").path("ref").asText().equals(branch))
                .map(pull -> pull.path("number").asLong())
                .toList();
    }

    Answer answer(
            String method,
            OpenApi.Operation operation,
            Map<String, String> query,
            Optional<JsonNode> body,
            String login) {
        Map<String, String> values = operation.values();
        boolean signed = operation.template().equals(INSTALLATION)
                || operation.template().equals(TOKENS);
        if (!signed && !logins.contains(login)) {
            return Answer.error(401, "Bad credentials");
        }
        if (forbidden.stream().anyMatch(operation.template()::contains)) {
            return Answer.error(403, "Resource not accessible by personal access token");
        }
        if (values.containsKey("repo") && !values.get("repo").equals("apps")) {
            return Answer.error(404, "Not Found");
        }
        JsonNode json = body.orElse(JsonNodeFactory.instance.objectNode());
        return switch (method + " " + operation.template()) {
            case "POST " + STATUS -> postStatus(values.get("sha"), json);
            case "GET " + STATUSES -> list(statuses.getOrDefault(values.get("ref"), List.of()), query);
            case "POST " + DEPLOYMENTS -> postDeployment(json);
            case "GET " + DEPLOYMENTS ->
                list(
                        deployments.values().stream()
                                .filter(deployment -> List.of("sha", "environment", "task").stream()
                                        .allMatch(name -> !query.containsKey(name)
                                                || deployment
                                                        .path(name)
                                                        .asText()
                                                        .equals(query.get(name))))
                                .toList(),
                        query);
            case "POST " + DEPLOYMENT_STATUSES -> postDeploymentStatus(number(values, "deployment_id"), json);
            case "GET " + DEPLOYMENT_STATUSES ->
                list(deploymentStatuses.getOrDefault(number(values, "deployment_id"), List.of()), query);
            case "POST " + CHECKS -> writeCheck(++ids, 201, json);
            case "PATCH " + CHECK -> writeCheck(number(values, "check_run_id"), 200, json);
            case "GET " + CHECKS_OF -> checksOf(values.get("ref"), query);
            case "POST " + COMMENTS -> postComment(number(values, "issue_number"), json, login);
            case "GET " + COMMENTS -> inOrder(comments(number(values, "issue_number")), query);
            case "PATCH " + COMMENT -> patchComment(number(values, "comment_id"), json);
            case "GET " + REPO -> repository();
            case "POST " + PULLS -> postPull(json);
            case "GET " + PULLS ->
                list(
                        pulls.stream()
                                .filter(pull -> query.get("head")
                                                .equals("shop:"
                                                        + pull.path("head")
                                                                .path("ref")
                                                                .asText())
                                        && query.get("base")
                                                .equals(pull.path("base")
                                                        .path("ref")
                                                        .asText()))
                                .toList(),
                        query);
            case "GET " + INSTALLATION ->
                Answer.of(200, description.example("GET", INSTALLATION, 200).put("id", 77));
            case "POST " + TOKENS -> token();
            case "GET " + USER ->
                Answer.of(200, description.example("GET", USER, 200).put("login", "deployer"));
            default -> Answer.error(500, "the test server does not know " + method + " " + operation.template());
        };
    }

    private Answer token() {
        String token = "installation-" + ++tokens;
        logins.add("Bearer " + token);
        ObjectNode json = description.example("POST", TOKENS, 201).put("token", token);
        json.put("expires_at", clock.instant().plus(Duration.ofHours(1)).toString());
        return Answer.of(201, json);
    }

    private Answer postStatus(String sha, JsonNode json) {
        if (!commits.test(sha)) {
            return Answer.invalid("No commit found for SHA: " + sha);
        }
        if (json.path("description").asText().length() > 140) {
            return Answer.invalid("description is too long (maximum is 140 characters)");
        }
        String context = json.path("context").asText("default");
        if (statuses(sha, context).size() >= mostStatuses) {
            return Answer.invalid("This SHA and context has reached the maximum number of statuses.");
        }
        ObjectNode status = description.example("POST", STATUS, 201);
        status.put("id", ++ids).put("state", json.path("state").asText()).put("context", context);
        status.set("description", json.path("description"));
        status.set("target_url", json.has("target_url") ? json.get("target_url") : JsonNodeFactory.instance.nullNode());
        statuses.computeIfAbsent(sha, any -> new ArrayList<>()).add(status);
        return Answer.of(201, status);
    }

    private Answer postDeployment(JsonNode json) {
        String sha = json.path("ref").asText();
        if (!commits.test(sha)) {
            return Answer.invalid("No ref found for: " + sha);
        }
        if (json.path("auto_merge").asBoolean(true) || !json.has("required_contexts")) {
            return Answer.error(409, "Conflict: Commit status checks failed");
        }
        ObjectNode deployment = description.example("POST", DEPLOYMENTS, 201);
        deployment
                .put("id", ++ids)
                .put("sha", sha)
                .put("ref", sha)
                .put("task", json.path("task").asText("deploy"))
                .put("environment", json.path("environment").asText("production"))
                .put(
                        "production_environment",
                        json.path("production_environment").asBoolean());
        deployments.put(ids, deployment);
        deploymentStatuses.put(ids, new ArrayList<>());
        return Answer.of(201, deployment);
    }

    private Answer postDeploymentStatus(long id, JsonNode json) {
        ObjectNode deployment = deployments.get(id);
        if (deployment == null) {
            return Answer.error(404, "Not Found");
        }
        if (json.path("description").asText().length() > 140) {
            return Answer.invalid("description is too long (maximum is 140 characters)");
        }
        if (json.path("state").asText().equals("success")
                && json.path("auto_inactive").asBoolean(true)) {
            deployments.forEach((other, before) -> {
                List<ObjectNode> states = deploymentStatuses.get(other);
                boolean well = !states.isEmpty()
                        && states.get(states.size() - 1).path("state").asText().equals("success");
                if (other < id
                        && well
                        && before.path("environment").equals(deployment.path("environment"))
                        && !before.path("production_environment").asBoolean()) {
                    states.add(deploymentStatus("inactive", JsonNodeFactory.instance.objectNode()));
                }
            });
        }
        ObjectNode status = deploymentStatus(json.path("state").asText(), json);
        deploymentStatuses.get(id).add(status);
        return Answer.of(201, status);
    }

    private ObjectNode deploymentStatus(String state, JsonNode json) {
        ObjectNode status = description.example("POST", DEPLOYMENT_STATUSES, 201);
        status.put("id", ++ids)
                .put("state", state)
                .put("description", json.path("description").asText(""));
        status.remove("log_url");
        if (json.has("log_url")) {
            status.set("log_url", json.get("log_url"));
        }
        return status;
    }

    private Answer writeCheck(long id, int status, JsonNode json) {
        ObjectNode check = checks.containsKey(id) ? checks.get(id) : description.example("POST", CHECKS, 201);
        if (!checks.containsKey(id) && status == 200) {
            return Answer.error(404, "Not Found");
        }
        check.put("id", id);
        if (status == 201) {
            check.put("status", "queued").putNull("conclusion").putNull("completed_at");
            check.withObject("/app").put("id", APP);
        }
        for (String name : List.of("name", "head_sha", "external_id", "details_url", "status", "conclusion")) {
            if (json.has(name)) {
                check.set(name, json.get(name));
            }
        }
        List<JsonNode> all = annotations.computeIfAbsent(id, any -> new ArrayList<>());
        json.path("output").path("annotations").forEach(all::add);
        ObjectNode output = check.withObject("/output");
        output.set("title", json.path("output").path("title"));
        output.set("summary", json.path("output").path("summary"));
        output.put("annotations_count", all.size());
        checks.put(id, check);
        return Answer.of(status, check);
    }

    private Answer checksOf(String sha, Map<String, String> query) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode runs = json.putArray("check_runs");
        List<ObjectNode> newest = new ArrayList<>(checks.values());
        java.util.Collections.reverse(newest);
        newest.stream()
                .filter(check -> check.path("head_sha").asText().equals(sha)
                        && check.path("name").asText().equals(query.get("check_name")))
                .limit(1)
                .forEach(runs::add);
        return Answer.of(200, json.put("total_count", runs.size()));
    }

    private Answer postComment(long pullRequest, JsonNode json, String login) {
        String body = json.path("body").asText();
        if (body.length() > 65_536) {
            return Answer.invalid("body is too long (maximum is 65536 characters)");
        }
        commentOf("deployer", pullRequest, body);
        ObjectNode comment = comments.get(ids);
        if (login.contains("installation-")) {
            comment.withObject("/user").put("login", "ops[bot]");
            comment.set(
                    "performed_via_github_app",
                    description.example("POST", CHECKS, 201).get("app"));
            comment.withObject("/performed_via_github_app").put("id", APP);
        }
        return Answer.of(201, comment);
    }

    private Answer repository() {
        ObjectNode json = description.example("GET", REPO, 200);
        json.remove("source"); // the example lacks what the description requires: a language, here and there
        return Answer.of(200, json.put("language", "Java").put("default_branch", "main"));
    }

    private Answer postPull(JsonNode json) {
        String head = json.path("head").asText();
        String base = json.path("base").asText();
        for (ObjectNode pull : pulls) {
            if (pull.path("head").path("ref").asText().equals(head)
                    && pull.path("base").path("ref").asText().equals(base)) {
                return Answer.invalid("A pull request already exists for shop:" + head + ".");
            }
        }
        ObjectNode pull = description.example("POST", PULLS, 201);
        pull.put("number", ++ids);
        pull.putArray("requested_teams"); // the example's lack what the description requires
        pull.withObject("/head").put("ref", head);
        pull.withObject("/base").put("ref", base);
        pulls.add(pull);
        return Answer.of(201, pull);
    }

    private Answer patchComment(long id, JsonNode json) {
        ObjectNode comment = comments.get(id);
        return comment == null
                ? Answer.error(404, "Not Found")
                : Answer.of(200, comment.put("body", json.path("body").asText()));
    }

    private static long number(Map<String, String> values, String name) {
        return Long.parseLong(values.get(name));
    }

    /** The newest first, as GitHub lists statuses and deployments. */
    private static Answer list(List<ObjectNode> oldestFirst, Map<String, String> query) {
        List<ObjectNode> newestFirst = new ArrayList<>(oldestFirst);
        java.util.Collections.reverse(newestFirst);
        return inOrder(newestFirst, query);
    }

    private static Answer inOrder(List<ObjectNode> all, Map<String, String> query) {
        int size = Integer.parseInt(query.getOrDefault("per_page", "30"));
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        all.stream().skip((long) (page - 1) * size).limit(size).forEach(items::add);
        boolean more = (long) page * size < all.size();
        String next = "<https://api.github.com/x?per_page=" + size + "&page=" + (page + 1) + ">; rel=\"next\"";
        return new Answer(200, more ? Map.of("Link", next) : Map.of(), items);
    }
}
