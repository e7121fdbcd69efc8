package io.gitops4j.forge.http;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What the refusals of a forge mean, as far as HTTP says it. */
public final class Failures {
    /** Where a forge is busy and names no time. */
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final String forge;
    private final Clock clock;

    /** Of a forge of that name; its clock is ours. */
    public Failures(String forge, Clock clock) {
        this.forge = forge;
        this.clock = clock;
    }

    /**
     * What an answer that is not the wanted one means.
     *
     * @param permission what the login would need, with the forge's own name for it
     */
    public GitOpsException of(Call call, Answer answer, String permission) {
        return switch (answer.status()) {
            case 401 -> auth(call, forge + " does not accept the login", "renew the token");
            case 403 ->
                auth(
                        call,
                        call + " is forbidden" + (answer.message().isEmpty() ? "" : ": " + answer.message()),
                        "give the login " + named(call, permission));
            case 404 ->
                auth(
                        call,
                        call + " is not there, or the login may not see it",
                        "check the name, and give the login " + named(call, permission));
            case 301, 302, 307, 308 ->
                auth(
                        call,
                        call.repository() + " has moved, and a login is not taken elsewhere",
                        "write the new name of the repository");
            case 409 -> failure(FailureKind.CONFLICT, "FORGE-CONFLICT", call, answer, "nothing; it is tried again");
            case 429 ->
                limited(retryAfter(answer, clock.instant())
                        .orElseGet(() -> clock.instant().plus(A_WHILE)));
            default ->
                answer.status() >= 500
                        ? unavailable(call, answer)
                        : failure(
                                FailureKind.REJECTED,
                                "FORGE-REJECTED",
                                call,
                                answer,
                                "mend what " + forge + " complains about");
        };
    }

    /** A limit of the forge, which names the time of the next request (F53). */
    public GitOpsException limited(Instant until) {
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                Diagnostic.info("FORGE-LIMIT")
                        .what(forge + "'s limit is reached, and the next request may go at " + until)
                        .remedy("nothing; reports wait until then")
                        .build(),
                until);
    }

    /** A login that may not, and what to do about it. */
    public GitOpsException auth(Call call, String what, String remedy) {
        return new GitOpsException(
                FailureKind.AUTH,
                Diagnostic.error("FORGE-AUTH")
                        .path(call.repository())
                        .what(what)
                        .remedy(remedy)
                        .build());
    }

    /**
     * An answer that says nothing of what was asked; what stands in between may be gone at the next try.
     *
     * @param what it has, or has not
     */
    public static GitOpsException unusable(String forge, Call call, String what) {
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                Diagnostic.error("FORGE-ANSWER")
                        .path(call.repository())
                        .what(call + " was answered with " + what + ", which is not " + forge + "'s way")
                        .remedy("see what stands between this machine and " + forge + "; it is tried again")
                        .build());
    }

    private static String named(Call call, String permission) {
        return "the permission '" + permission + "' on "
                + (call.repository().isEmpty() ? "the account" : call.repository());
    }

    private GitOpsException unavailable(Call call, Answer answer) {
        GitOpsException plain =
                failure(FailureKind.UNAVAILABLE, "FORGE-UNAVAILABLE", call, answer, "nothing; it is tried again");
        return retryAfter(answer, clock.instant())
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

    /** The header of that name: seconds, or a date as HTTP writes it. */
    public static Optional<Instant> retryAfter(Answer answer, Instant now) {
        return answer.header("retry-after").flatMap(text -> time(text, now));
    }

    private static Optional<Instant> time(String text, Instant now) {
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

    /** A whole number of seconds, as headers give it. */
    public static Optional<Long> seconds(String text) {
        return text.matches("[0-9]{1,12}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
