package io.gitops4j.notify.webhook;

import io.gitops4j.api.Commit;
import io.gitops4j.api.Contact;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Digest;
import io.gitops4j.api.Position;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Notices to tell. */
final class Samples {
    static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

    private Samples() {}

    static Commit commit(String author) {
        return new Commit("0123456789abcdef0123", author, AT, "Newer image", Optional.empty(), List.of());
    }

    static NoticeEntry entry(NoticeKind kind, String service, String what, String why) {
        return new NoticeEntry(
                kind,
                Optional.of(ServiceId.of(service)),
                what,
                why.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Diagnostic.error("HEALTH-DEGRADED")
                                .at(new Position(service + "/.weave.yaml", 3, 7))
                                .what(why)
                                .remedy("mend the image")
                                .build()),
                new Contact("ann@example.com", "#team-cart"),
                Optional.of(commit("Ann <ann@example.com>")),
                OptionalLong.of(12),
                kind == NoticeKind.ROLLBACK ? OptionalLong.of(9) : OptionalLong.empty());
    }

    static Notice notice(String channel, String why) {
        return Notice.builder("run-1-abc", "prod", channel, AT)
                .entries(List.of(entry(NoticeKind.FAILURE, "cart", "failed", why)))
                .build();
    }

    static Notice about(Commit commit) {
        return Notice.builder("run-1-abc", "prod", "*", AT)
                .entries(List.of(entry(NoticeKind.FAILURE, "cart", "failed", "").withCommit(commit)))
                .build();
    }

    /** One of each kind, and more failures than are named. */
    static Notice full() {
        return Notice.builder("run-1-abc", "prod", "*", AT)
                .entries(List.of(
                        entry(NoticeKind.FAILURE, "cart", "failed", "the pod does not start"),
                        entry(NoticeKind.RECOVERY, "mail", "is as declared again", ""),
                        entry(NoticeKind.HOLD, "pay", "waits for a yes", "it would be made anew"),
                        entry(NoticeKind.ROLLBACK, "shop", "goes back to what deployment 9 brought", "")))
                .counts(Map.of(
                        NoticeKind.FAILURE, 200, NoticeKind.RECOVERY, 1, NoticeKind.HOLD, 1, NoticeKind.ROLLBACK, 1))
                .plan(Digest.ofText("plan"))
                .build();
    }

    /** Everything that a chat, a page or a terminal could act on (B54). */
    static Notice hostile() {
        String text = "@everyone @channel <!channel> <@U123> <http://evil|text> [x](http://evil) ![x](http://evil)"
                + " <script>alert('x')</script> *b* _i_ my_file.yaml ~s~ `c` & \u202egnp.exe\u200b\r\nnext";
        NoticeEntry entry = new NoticeEntry(
                NoticeKind.FAILURE,
                Optional.of(ServiceId.of("cart")),
                "failed",
                Optional.of(Diagnostic.error("TEST").what(text).build()),
                new Contact(text, text),
                Optional.of(new Commit("0123456789abcdef0123", text, AT, text, Optional.of(text), List.of(text))),
                OptionalLong.empty(),
                OptionalLong.empty());
        return Notice.builder("run-1-abc", "prod", "*", AT)
                .entries(List.of(entry))
                .build();
    }
}
