package io.gitops4j.forge.github.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Comments of pull requests. */
final class Comments {
    private final OpenApi description;
    private final Numbers numbers;
    private final Map<Long, ObjectNode> comments = new LinkedHashMap<>();
    private final Map<Long, Long> pullRequestOf = new LinkedHashMap<>();

    Comments(OpenApi description, Numbers numbers) {
        this.description = description;
        this.numbers = numbers;
    }

    void routes(Routes routes) {
        routes.on("POST", Paths.COMMENTS, this::post);
        routes.on("GET", Paths.COMMENTS, asked -> asked.inOrder(of(asked.number("issue_number"))));
        routes.on("PATCH", Paths.COMMENT, this::patch);
    }

    List<ObjectNode> all() {
        return List.copyOf(comments.values());
    }

    List<ObjectNode> of(long pullRequest) {
        return comments.entrySet().stream()
                .filter(comment -> pullRequestOf.get(comment.getKey()) == pullRequest)
                .map(Map.Entry::getValue)
                .toList();
    }

    ObjectNode add(String user, long pullRequest, String body) {
        long id = numbers.next();
        ObjectNode comment = description.example("POST", Paths.COMMENTS, 201);
        comment.put("id", id).put("body", body);
        comment.withObject("/user").put("login", user);
        comments.put(id, comment);
        pullRequestOf.put(id, pullRequest);
        return comment;
    }

    void deleteAll() {
        comments.clear();
    }

    private Answer post(Asked asked) {
        String body = asked.text("body");
        if (body.length() > 65_536) {
            return Answer.invalid("body is too long (maximum is 65536 characters)");
        }
        ObjectNode comment = add("deployer", asked.number("issue_number"), body);
        if (Logins.isOfAnApp(asked.login())) {
            comment.withObject("/user").put("login", "ops[bot]");
            comment.set(
                    "performed_via_github_app",
                    description.example("POST", Paths.CHECKS, 201).get("app"));
            comment.withObject("/performed_via_github_app").put("id", GitHubState.APP);
        }
        return Answer.of(201, comment);
    }

    private Answer patch(Asked asked) {
        ObjectNode comment = comments.get(asked.number("comment_id"));
        return comment == null ? Answer.notFound() : Answer.of(200, comment.put("body", asked.text("body")));
    }
}
