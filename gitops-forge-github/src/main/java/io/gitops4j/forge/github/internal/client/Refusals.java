package io.gitops4j.forge.github.internal.client;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.forge.http.Answer;
import io.gitops4j.forge.http.Call;
import io.gitops4j.forge.http.Failures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What GitHub's refusals mean. Source: its pages on rate limits, on troubleshooting, and on permissions. */
public final class Refusals {
    /** As GitHub asks where a secondary limit names no time. */
    private static final Duration SECONDARY = Duration.ofMinutes(1);

    private static final String FORGE = "GitHub";

    private Refusals() {}

    /** When GitHub allows the next request, where the answer is one of its limits (F53). */
    static Optional<Instant> limitedUntil(Answer answer, Clock clock) {
        if (answer.status() != 403 && answer.status() != 429) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Instant> asked = Failures.retryAfter(answer, now);
        if (asked.isPresent()) {
            return asked;
        }
        if (answer.header("x-ratelimit-remaining").filter("0"::equals).isPresent()) {
            return Optional.of(answer.header("x-ratelimit-reset")
                    .flatMap(Failures::seconds)
                    .map(Instant::ofEpochSecond)
                    .filter(now::isBefore)
                    .orElse(now.plus(SECONDARY)));
        }
        boolean secondary = answer.status() == 429
                || answer.message().toLowerCase(Locale.ROOT).contains("secondary rate limit");
        return secondary ? Optional.of(now.plus(SECONDARY)) : Optional.empty();
    }

    /** What an answer that is not the wanted one means. */
    public static GitOpsException of(Call call, Answer answer, Clock clock) {
        Failures failures = new Failures(FORGE, clock);
        Optional<Instant> limited = limitedUntil(answer, clock);
        if (limited.isPresent()) {
            return failures.limited(limited.get());
        }
        Optional<String> signOn = answer.header("x-github-sso").filter(any -> answer.status() == 403);
        if (signOn.isPresent()) {
            return failures.auth(
                    call,
                    call + " needs a login that is authorised for single sign-on",
                    "authorise the token for the organisation at "
                            + signOn.get().replaceFirst("^required;\\s*url=", ""));
        }
        return answer.status() == 401
                ? failures.auth(call, "GitHub does not accept the login", "renew the token, or the key of the App")
                : failures.of(call, answer, permission(call, answer));
    }

    /** As GitHub names it in the answer, or else as its pages do. */
    private static String permission(Call call, Answer answer) {
        return answer.header("x-accepted-github-permissions")
                .filter(text -> !text.isBlank())
                .map(text -> text.replace("=", ": "))
                .orElse(call.permission());
    }
}
