package io.gitops4j.forge.github.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who may log in, and what for. */
final class Logins {
    /** In the tokens that an App is given. */
    private static final String OF_AN_APP = "installation-";

    private final OpenApi description;
    private final Clock clock;
    private final Set<String> forbidden = new TreeSet<>();
    private final Set<String> accepted = new TreeSet<>(Set.of("Bearer token"));
    private int tokens;

    Logins(OpenApi description, Clock clock) {
        this.description = description;
        this.clock = clock;
    }

    void routes(Routes routes) {
        routes.on(
                "GET",
                Paths.INSTALLATION,
                asked -> Answer.of(
                        200, description.example("GET", Paths.INSTALLATION, 200).put("id", 77)));
        routes.on("POST", Paths.TOKENS, asked -> token());
        routes.on(
                "GET",
                Paths.USER,
                asked -> Answer.of(
                        200, description.example("GET", Paths.USER, 200).put("login", "deployer")));
    }

    void forbid(String part) {
        forbidden.add(part);
    }

    void allowAll() {
        forbidden.clear();
    }

    void revoke() {
        accepted.clear();
    }

    /** Whether it is an App's. */
    static boolean isOfAnApp(String login) {
        return login.contains(OF_AN_APP);
    }

    /** What keeps a login from a path, if anything does. */
    Optional<Answer> refusal(String template, String login) {
        boolean signed = template.equals(Paths.INSTALLATION) || template.equals(Paths.TOKENS);
        if (!signed && !accepted.contains(login)) {
            return Optional.of(Answer.error(401, "Bad credentials"));
        }
        return forbidden.stream().anyMatch(template::contains)
                ? Optional.of(Answer.error(403, "Resource not accessible by personal access token"))
                : Optional.empty();
    }

    private Answer token() {
        String token = OF_AN_APP + ++tokens;
        accepted.add("Bearer " + token);
        ObjectNode json = description.example("POST", Paths.TOKENS, 201).put("token", token);
        json.put("expires_at", clock.instant().plus(Duration.ofHours(1)).toString());
        return Answer.of(201, json);
    }
}
