package io.gitops4j.notify.webhook.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an answer that is not the wanted one means. Source: RFC 9110, and Slack's page on errors of incoming webhooks. */
final class Refusals {
    /** The words that Slack answers with, such as {@code no_service}. Any other text might hold the address. */
    private static final Pattern WORD = Pattern.compile("[a-z]{2,20}(_[a-z]{1,20}){0,5}");

    private static final Duration LONGEST = Duration.ofDays(1);

    private Refusals() {}

    static GitOpsException of(String notifier, HttpResponse<String> answer, Clock clock) {
        int status = answer.statusCode();
        String what = "the receiver of the notifier '" + notifier + "' answered " + status + word(answer.body());
        if (status == 429 || status == 408 || status == 425 || status >= 500) {
            return later(status, what, answer, clock);
        }
        if (status >= 300 && status < 400) {
            return new GitOpsException(
                    FailureKind.REJECTED,
                    finding("NOTIFY-REDIRECT", what + ", and redirects are not followed", "give the new address"));
        }
        return status == 401 || status == 403
                ? new GitOpsException(
                        FailureKind.AUTH,
                        finding("NOTIFY-AUTH", what, "renew the address or the secret of the webhook"))
                : new GitOpsException(
                        FailureKind.REJECTED,
                        finding("NOTIFY-REJECTED", what, "see whether the webhook and its channel are still there"));
    }

    private static GitOpsException later(int status, String what, HttpResponse<String> answer, Clock clock) {
        Diagnostic finding = finding(
                status == 429 ? "NOTIFY-LIMIT" : "NOTIFY-UNAVAILABLE", what, "nothing; it is told when there is room");
        return answer.headers()
                .firstValue("retry-after")
                .flatMap(text -> retryAfter(text, clock.instant()))
                .map(at -> new GitOpsException(FailureKind.UNAVAILABLE, finding, at))
                .orElseGet(() -> new GitOpsException(FailureKind.UNAVAILABLE, finding));
    }

    /** Seconds, or a date as HTTP writes it. */
    private static Optional<Instant> retryAfter(String text, Instant now) {
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(now.plusSeconds(Math.min(Long.parseLong(text), LONGEST.toSeconds())));
        }
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String word(String body) {
        return WORD.matcher(body.strip()).matches() ? " (" + body.strip() + ")" : "";
    }

    private static Diagnostic finding(String code, String what, String remedy) {
        return Diagnostic.error(code).path("url").what(what).remedy(remedy).build();
    }
}
