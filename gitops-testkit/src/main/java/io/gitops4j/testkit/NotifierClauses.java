package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gitops4j.api.FailureKind;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@link NotifierContract} asks. */
final class NotifierClauses {
    private NotifierClauses() {}

    static void happened(NotifierBench bench) {
        List<NoticeKind> kinds = List.of(NoticeKind.values());
        for (NoticeKind kind : kinds) {
            bench.notifier().tell(bench.notice(kind, service(kind), "no such image"), TestOperation.live());
        }

        List<String> received = bench.contract().received();
        assertThat(received).as("one message for each notice").hasSameSizeAs(kinds);
        for (int i = 0; i < kinds.size(); i++) {
            assertThat(received.get(i)).contains("prod", service(kinds.get(i)), "TEST-CODE", "no such image");
        }
    }

    private static String service(NoticeKind kind) {
        return "cart-" + kind.name().toLowerCase(Locale.ROOT);
    }

    static void release(NotifierBench bench) {
        bench.notifier().tell(bench.notice(NoticeKind.HOLD, "cart", "waits"), TestOperation.live());

        assertThat(bench.contract().received()).singleElement().asString().contains(NotifierBench.PLAN.value());
    }

    static void many(NotifierBench bench) {
        List<NoticeEntry> entries = new ArrayList<>();
        for (int i = 0; i < Notice.MAX_ENTRIES; i++) {
            entries.add(NotifierBench.entry(NoticeKind.FAILURE, "service-" + i, "&".repeat(290)));
        }
        bench.notifier().tell(bench.notice(entries, Map.of(NoticeKind.FAILURE, 4711)), TestOperation.live());

        assertThat(bench.contract().received()).singleElement().asString().contains("4711", "service-0");
    }

    static void route(NotifierBench bench) {
        NoticeEntry entry = NotifierBench.entry(NoticeKind.FAILURE, "cart", "no such image");
        List<String> channels = bench.channels(entry);

        assertThat(channels).as("where it is told").isNotEmpty().doesNotHaveDuplicates();
        for (int i = 0; i < 10; i++) {
            assertThat(bench.channels(entry)).as("asked again").isEqualTo(channels);
        }
        assertThat(bench.contract().received()).as("what asking sends").isEmpty();
    }

    static void again(NotifierBench bench) {
        Notice notice = bench.notice(NoticeKind.FAILURE, "cart", "no such image");
        bench.notifier().tell(notice, TestOperation.live());

        assertThat(catchThrowable(() -> bench.notifier().tell(notice, TestOperation.live())))
                .as("telling it again, as after a crash")
                .isNull();
    }

    static void escaped(NotifierBench bench) {
        bench.notifier().tell(bench.notice(NoticeKind.FAILURE, "cart", NotifierBench.HOSTILE), TestOperation.live());

        assertThat(bench.contract().received())
                .singleElement()
                .asString()
                .contains("gnp.exe")
                .doesNotContain(bench.contract().dangerous());
    }

    static void refused(NotifierBench bench) {
        Notice notice = bench.notice(NoticeKind.FAILURE, "cart", "no such image");
        bench.contract().cutConnection();

        Failures.assertFails(FailureKind.UNAVAILABLE, () -> bench.notifier().tell(notice, TestOperation.live()));
    }

    static void noSecret(NotifierBench bench) {
        Notice notice = bench.notice(NoticeKind.FAILURE, "cart", "no such image");
        bench.notifier().tell(notice, TestOperation.live());
        List<String> shown = new ArrayList<>(bench.contract().received());
        shown.add(bench.notifier().toString());
        bench.contract().cutConnection();
        Throwable failure = catchThrowable(() -> bench.notifier().tell(notice, TestOperation.live()));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            shown.add(cause.toString());
        }

        assertThat(shown)
                .allSatisfy(
                        text -> assertThat(text).doesNotContain(bench.contract().secrets()));
    }

    static void cancelled(NotifierBench bench) {
        stopped(bench, TestOperation.cancelled(), FailureKind.CANCELLED);
    }

    static void expired(NotifierBench bench) {
        stopped(bench, TestOperation.expired(), FailureKind.TIMEOUT);
    }

    private static void stopped(NotifierBench bench, TestOperation operation, FailureKind kind) {
        Notice notice = bench.notice(NoticeKind.FAILURE, "cart", "no such image");

        Failures.assertFails(kind, () -> bench.notifier().tell(notice, operation));

        assertThat(bench.contract().received()).as("what arrives").isEmpty();
    }
}
