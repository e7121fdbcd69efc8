package io.gitops4j.testkit;

import io.gitops4j.api.Commit;
import io.gitops4j.api.Contact;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Digest;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeKind;
import io.gitops4j.spi.NoticeSubject;
import io.gitops4j.spi.Notifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One notifier under test, and what every clause tells it. */
final class NotifierBench implements AutoCloseable {
    static final String HOSTILE =
            "@everyone <!channel> <@U123> <http://evil|text> <b>bold</b> [a](http://evil) `x` *y* \u202egnp.exe";
    static final Digest PLAN = Digest.ofText("plan");

    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

    private final NotifierContract contract;
    private final Notifier notifier;

    NotifierBench(NotifierContract contract, Notifier notifier) {
        this.contract = contract;
        this.notifier = notifier;
    }

    NotifierContract contract() {
        return contract;
    }

    Notifier notifier() {
        return notifier;
    }

    static NoticeEntry entry(NoticeKind kind, String service, String what) {
        return new NoticeEntry(
                kind,
                Optional.of(ServiceId.of(service)),
                "failed",
                Optional.of(Diagnostic.error("TEST-CODE").what(what).build()),
                new Contact(what, "#" + what),
                Optional.of(new Commit("0123456789abcdef", what, AT, what, Optional.empty(), List.of())),
                OptionalLong.of(7),
                OptionalLong.empty());
    }

    /** A notice in the channel that the notifier names for what it tells first. */
    Notice notice(List<NoticeEntry> entries, Map<NoticeKind, Integer> counts) {
        return Notice.builder("run-1", "prod", channel(entries.get(0)), AT)
                .entries(entries)
                .counts(counts)
                .plan(PLAN)
                .build();
    }

    Notice notice(NoticeKind kind, String service, String what) {
        return notice(List.of(entry(kind, service, what)), Map.of(kind, 1));
    }

    List<String> channels(NoticeEntry entry) {
        return notifier.channels(
                new NoticeSubject("prod", entry.kind(), entry.service(), entry.contact(), entry.commit()));
    }

    private String channel(NoticeEntry entry) {
        return channels(entry).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("it tells no " + entry.kind()));
    }

    @Override
    public void close() {
        notifier.close();
    }
}
