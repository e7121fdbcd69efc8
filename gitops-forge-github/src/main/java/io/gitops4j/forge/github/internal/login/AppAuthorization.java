package io.gitops4j.forge.github.internal.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.forge.github.GitHubLogin;
import io.gitops4j.forge.github.internal.client.Authorization;
import io.gitops4j.forge.github.internal.client.Refusals;
import io.gitops4j.forge.http.Answer;
import io.gitops4j.forge.http.Call;
import io.gitops4j.forge.http.HttpTransport;
import io.gitops4j.spi.Operation;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The token of an App's installation: asked for with a request that the App's key signs (RS256), kept until shortly before it runs out, one for each
 * owner. Source: GitHub's pages on generating a JSON Web Token and on authenticating as an installation.
 */
public final class AppAuthorization implements Authorization {
    private static final Duration EARLY = Duration.ofMinutes(5);
    /** GitHub allows ten minutes, and asks for a start in the past against clocks that are apart. */
    private static final Duration DRIFT = Duration.ofSeconds(60);

    private static final Duration LIFE = Duration.ofMinutes(9);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final GitHubLogin.App app;
    private final HttpTransport transport;
    private final Clock clock;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    /** Reads no key and asks nobody yet. */
    public AppAuthorization(GitHubLogin.App app, HttpTransport transport, Clock clock) {
        this.app = app;
        this.transport = transport;
        this.clock = clock;
    }

    private record Token(String value, Instant expires) {
        @Override
        public String toString() {
            return "***";
        }
    }

    @Override
    public String header(String repository, Operation operation) {
        String owner = owner(repository);
        Token known = tokens.get(owner);
        if (known == null || !clock.instant().isBefore(known.expires.minus(EARLY))) {
            known = ask(repository, operation);
            tokens.put(owner, known);
        }
        return "Bearer " + known.value;
    }

    @Override
    public boolean refused(String repository) {
        return tokens.remove(owner(repository)) != null;
    }

    private static String owner(String repository) {
        return repository.split("/", 2)[0];
    }

    private Token ask(String repository, Operation operation) {
        long installation = app.installation()
                .orElseGet(() -> signed(Call.about(repository, "Metadata: read", "installation"), operation)
                        .path("id")
                        .asLong());
        Call call = Call.plain("", "app", "installations", String.valueOf(installation), "access_tokens")
                .post(JsonNodeFactory.instance.objectNode());
        JsonNode answer = signed(call, operation);
        try {
            return new Token(
                    answer.path("token").asText(),
                    Instant.parse(answer.path("expires_at").asText()));
        } catch (DateTimeException e) {
            throw new GitOpsException(
                    FailureKind.UNAVAILABLE,
                    Diagnostic.error("FORGE-ANSWER")
                            .what("GitHub's answer has no token with a time")
                            .remedy("nothing; it is tried again")
                            .build());
        }
    }

    private JsonNode signed(Call call, Operation operation) {
        Answer answer = transport.send(call, "Bearer " + jwt(), Map.of(), operation);
        if (!answer.ok()) {
            throw Refusals.of(call, answer, clock);
        }
        return answer.json();
    }

    private String jwt() {
        Instant now = clock.instant();
        ObjectNode claims = JsonNodeFactory.instance
                .objectNode()
                .put("iat", now.minus(DRIFT).getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond())
                .put("iss", app.id());
        String text = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(claims.toString());
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(AppKey.read(app.privateKey().reveal()));
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform signs with RSA and SHA-256", e);
        }
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
