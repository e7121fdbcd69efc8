package io.gitops4j.core.internal.notice;

import io.gitops4j.core.internal.outbox.Receiver;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeSubject;
import io.gitops4j.spi.Notifier;
import io.gitops4j.spi.Operation;
import java.util.List;

/**
 * A notifier of which every call is a call into a plug-in.
 *
 * @param name as configured
 */
public record NamedNotifier(String name, Notifier notifier) implements Receiver<NoticeLetter> {
    /** One thing is not told in more places than this. */
    private static final int MOST_CHANNELS = 5;

    List<String> channels(String environment, NoticeEntry entry) {
        NoticeSubject subject =
                new NoticeSubject(environment, entry.kind(), entry.service(), entry.contact(), entry.commit());
        return PluginCall.call(label(), () -> notifier.channels(subject)).stream()
                .distinct()
                .limit(MOST_CHANNELS)
                .toList();
    }

    @Override
    public void send(NoticeLetter letter, Operation operation) {
        PluginCall.run(label(), () -> notifier.tell(letter.notice(), operation));
    }

    @Override
    public String label() {
        return "the notifier " + name;
    }
}
