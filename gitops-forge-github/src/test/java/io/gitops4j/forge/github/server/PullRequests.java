package io.gitops4j.forge.github.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Open pull requests. */
final class PullRequests {
    private final OpenApi description;
    private final Numbers numbers;
    private final List<ObjectNode> pulls = new ArrayList<>();

    PullRequests(OpenApi description, Numbers numbers) {
        this.description = description;
        this.numbers = numbers;
    }

    void routes(Routes routes) {
        routes.on("POST", Paths.PULLS, this::post);
        routes.on("GET", Paths.PULLS, this::list);
    }

    /** The numbers of those of a branch. */
    List<Long> of(String branch) {
        return pulls.stream()
                .filter(pull -> ref(pull, "head").equals(branch))
                .map(pull -> pull.path("number").asLong())
                .toList();
    }

    private Answer list(Asked asked) {
        return asked.newestFirst(pulls.stream()
                .filter(pull ->
                        ("shop:" + ref(pull, "head")).equals(asked.query().get("head"))
                                && ref(pull, "base").equals(asked.query().get("base")))
                .toList());
    }

    private Answer post(Asked asked) {
        String head = asked.text("head");
        String base = asked.text("base");
        for (ObjectNode pull : pulls) {
            if (ref(pull, "head").equals(head) && ref(pull, "base").equals(base)) {
                return Answer.invalid("A pull request already exists for shop:" + head + ".");
            }
        }
        ObjectNode pull = description.example("POST", Paths.PULLS, 201);
        pull.put("number", numbers.next());
        pull.putArray("requested_teams"); // the example's lack what the description requires
        pull.withObject("/head").put("ref", head);
        pull.withObject("/base").put("ref", base);
        pulls.add(pull);
        return Answer.of(201, pull);
    }

    private static String ref(ObjectNode pull, String side) {
        return pull.path(side).path("ref").asText();
    }
}
