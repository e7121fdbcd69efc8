package io.gitops4j.testkit;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.VisibleText;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeKind;
import io.gitops4j.spi.NoticeSubject;
import io.gitops4j.spi.Notifier;
import io.gitops4j.spi.Operation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * A notifier in memory: it tells everything, to the channel that the manifest names or else to {@value #EVERYBODY}, and keeps what it
 * was told. Thread-safe.
 */
public final class InMemoryNotifier implements Notifier {
    /** The channel of what names none. */
    public static final String EVERYBODY = "everybody";

    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private final CallCounts calls = new CallCounts();
    private volatile Set<NoticeKind> kinds = EnumSet.allOf(NoticeKind.class);
    private volatile BiConsumer<Notice, Operation> before = (notice, operation) -> {};

    /** One that was told nothing yet. */
    public InMemoryNotifier() {}

    /** From now on it tells these kinds only. */
    public InMemoryNotifier telling(Set<NoticeKind> value) {
        kinds = Set.copyOf(value);
        return this;
    }

    /** From now on this happens before it takes a notice. */
    public void before(BiConsumer<Notice, Operation> action) {
        before = action;
    }

    /** From now on it does not answer. */
    public void cutConnection() {
        refuse(FailureKind.UNAVAILABLE);
    }

    /** From now on it refuses everything with this kind. */
    public void refuse(FailureKind kind) {
        before = (notice, operation) -> {
            throw new GitOpsException(kind, trouble(kind.toString()));
        };
    }

    /** From now on it asks to come back at that time. */
    public void busyUntil(Instant time) {
        before = (notice, operation) -> {
            throw new GitOpsException(FailureKind.UNAVAILABLE, trouble("BUSY"), time);
        };
    }

    /** From now on it answers again. */
    public void mendConnection() {
        before = (notice, operation) -> {};
    }

    /** What it was told, in order. */
    public List<Notice> notices() {
        return List.copyOf(notices);
    }

    /** The same as a chat would show it: a text for each notice, in which nothing from outside has a meaning. */
    public List<String> texts() {
        return notices.stream().map(InMemoryNotifier::text).toList();
    }

    private static String text(Notice notice) {
        StringBuilder text = new StringBuilder(VisibleText.markdown(notice.summary()));
        notice.entries().forEach(entry -> text.append("\n- ").append(VisibleText.markdown(entry.toString())));
        notice.release().ifPresent(command -> text.append('\n').append(VisibleText.markdown(command)));
        return text.toString();
    }

    /** How often it was called: {@code tell}. */
    public CallCounts calls() {
        return calls;
    }

    @Override
    public List<String> channels(NoticeSubject subject) {
        if (!kinds.contains(subject.kind())) {
            return List.of();
        }
        String channel = subject.contact().channel();
        return List.of(channel.isEmpty() ? EVERYBODY : channel);
    }

    @Override
    public void tell(Notice notice, Operation operation) {
        operation.checkpoint();
        calls.count("tell");
        before.accept(notice, operation);
        notices.add(notice);
    }

    private static Diagnostic trouble(String what) {
        return Diagnostic.error("MEMORY-" + what)
                .what("the receiver does not take it")
                .remedy("mend the receiver")
                .build();
    }
}
