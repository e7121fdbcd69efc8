package io.gitops4j.forge.github.internal.client;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What GitHub's refusals mean. Source: its pages on rate limits, on troubleshooting, and on permissions. */
public final class Failures {
    /** As GitHub asks where a secondary limit names no time. */
    private static final Duration SECONDARY = Duration.ofMinutes(1);

    private Failures() {}

    /** When GitHub allows the next request, where the answer is one of its limits (F53). */
    static Optional<Instant> limitedUntil(Answer answer, Clock clock) {
        if (answer.status() != 403 && answer.status() != 429) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Instant> asked = answer.header("retry-after").flatMap(text -> retryAfter(text, now));
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
        Optional<Instant> limited = limitedUntil(answer, clock);
        if (limited.isPresent()) {
            return new GitOpsException(
                    FailureKind.UNAVAILABLE,
                    Diagnostic.info("FORGE-LIMIT")
                            .what("GitHub's limit is reached, and the next request may go at " + limited.get())
                            .remedy("nothing; reports wait until then")
                            .build(),
                    limited.get());
        }
        return switch (answer.status()) {
            case 401 -> auth(call, "GitHub does not accept the login", "renew the token, or the key of the App");
            case 403 -> forbidden(call, answer);
            case 404 ->
                auth(
                        call,
                        call + " is not there, or the login may not see it",
                        "check the name, and give the login " + permission(call, answer));
            case 301, 302, 307, 308 ->
                auth(
                        call,
                        call.repository() + " has moved, and a login is not taken elsewhere",
                        "write the new name of the repository");
            case 409 -> failure(FailureKind.CONFLICT, "FORGE-CONFLICT", call, answer, "nothing; it is tried again");
            default ->
                answer.status() >= 500
                        ? unavailable(call, answer, clock)
                        : failure(
                                FailureKind.REJECTED,
                                "FORGE-REJECTED",
                                call,
                                answer,
                                "mend what GitHub complains about");
        };
    }

    private static GitOpsException forbidden(Call call, Answer answer) {
        Optional<String> sso = answer.header("x-github-sso");
        if (sso.isPresent()) {
            String url = sso.get().replaceFirst("^required;\\s*url=", "");
            return auth(
                    call,
                    call + " needs a login that is authorised for single sign-on",
                    "authorise the token for the organisation at " + url);
        }
        return auth(
                call,
                call + " is forbidden" + (answer.message().isEmpty() ? "" : ": " + answer.message()),
                "give the login " + permission(call, answer));
    }

    /** As GitHub names it in the answer, or else as its pages do. */
    private static String permission(Call call, Answer answer) {
        return "the permission '"
                + answer.header("x-accepted-github-permissions")
                        .filter(text -> !text.isBlank())
                        .map(text -> text.replace("=", ": "))
                        .orElse(call.permission())
                + "' on " + (call.repository().isEmpty() ? "the account" : call.repository());
    }

    private static GitOpsException auth(Call call, String what, String remedy) {
        return new GitOpsException(
                FailureKind.AUTH,
                Diagnostic.error("FORGE-AUTH")
                        .path(call.repository())
                        .what(what)
                        .remedy(remedy)
                        .build());
    }

    private static GitOpsException unavailable(Call call, Answer answer, Clock clock) {
        GitOpsException plain =
                failure(FailureKind.UNAVAILABLE, "FORGE-UNAVAILABLE", call, answer, "nothing; it is tried again");
        return answer.header("retry-after")
                .flatMap(text -> retryAfter(text, clock.instant()))
                .map(at -> new GitOpsException(plain.kind(), plain.diagnostics().get(0), at))
                .orElse(plain);
    }

    private static GitOpsException failure(FailureKind kind, String code, Call call, Answer answer, String remedy) {
        String message = answer.message();
        return new GitOpsException(
                kind,
                Diagnostic.error(code)
                        .path(call.repository())
                        .what(call + " was answered " + answer.status() + (message.isEmpty() ? "" : ": " + message))
                        .remedy(remedy)
                        .build());
    }

    /** Seconds, or a date as HTTP writes it. */
    private static Optional<Instant> retryAfter(String text, Instant now) {
        Optional<Instant> seconds = seconds(text).map(count -> now.plusSeconds(Math.min(count, 366L * 24 * 3600)));
        if (seconds.isPresent()) {
            return seconds;
        }
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> seconds(String text) {
        return text.matches("[0-9]{1,12}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
