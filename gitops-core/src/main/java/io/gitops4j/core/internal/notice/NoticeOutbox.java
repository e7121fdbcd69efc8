package io.gitops4j.core.internal.notice;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.core.internal.file.FileName;
import io.gitops4j.core.internal.outbox.Box;
import io.gitops4j.core.internal.outbox.Lane;
import io.gitops4j.core.internal.outbox.Work;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people are to be told, until they are. Putting something in writes small files and returns; notifiers are called apart from the
 * run, so that whatever they do delays and fails no deployment. Thread-safe.
 */
public final class NoticeOutbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeOutbox.class);

    private final Map<String, List<NamedNotifier>> notifiers;
    private final Map<String, NoticeBox> boxes = new LinkedHashMap<>();
    private final Map<String, Lane<NoticeLetter>> lanes = new ConcurrentHashMap<>();
    private final Work work;

    /**
     * Reads what earlier processes did not get through; calls nobody yet.
     *
     * @param notifiers of each environment
     * @param directory for the files; every engine has one of its own
     */
    public NoticeOutbox(Map<String, List<NamedNotifier>> notifiers, Path directory, Work work) {
        this.notifiers = Map.copyOf(notifiers);
        this.work = work;
        notifiers.values().stream().flatMap(List::stream).distinct().forEach(notifier -> {
            NoticeBox box = new NoticeBox(notifier, directory.resolve(FileName.of(notifier.name())));
            boxes.put(notifier.name(), box);
            for (Box.Entry<NoticeLetter> entry : box.box().all()) {
                lane(notifier, entry.letter().address());
            }
        });
    }

    /** Has everything looked at that waits. */
    public void wake() {
        lanes.values().forEach(Lane::wake);
    }

    /** Tells every notifier of the environment what is news to it. */
    void tell(Observation observation, Origins origins) {
        for (NamedNotifier notifier :
                notifiers.getOrDefault(observation.result().environment(), List.of())) {
            try {
                box(notifier).tell(observation, origins).forEach(letter -> wake(notifier, letter));
            } catch (GitOpsException e) {
                LOG.warn("{} cannot say where to tell something: {}", notifier.label(), e.getMessage());
            }
        }
    }

    private void wake(NamedNotifier notifier, NoticeLetter letter) {
        Lane<NoticeLetter> lane = lane(notifier, letter.address());
        lane.told(letter);
        lane.wake();
    }

    /** Those that carry what waits. */
    public List<? extends Lane<?>> lanes() {
        return List.copyOf(lanes.values());
    }

    /** How many notices wait. */
    public int size() {
        return boxes.values().stream().mapToInt(box -> box.box().size()).sum();
    }

    /** Waits for the calls under way. What waits stays in the files. */
    @Override
    public void close() {
        lanes.values().forEach(Lane::close);
    }

    private NoticeBox box(NamedNotifier notifier) {
        return Objects.requireNonNull(boxes.get(notifier.name()), notifier.name());
    }

    private Lane<NoticeLetter> lane(NamedNotifier notifier, String channel) {
        return lanes.computeIfAbsent(
                notifier.name() + " " + channel,
                any -> new Lane<>(
                                notifier,
                                "'" + channel + "' of " + notifier.label(),
                                box(notifier).box(),
                                work)
                        .serving(channel));
    }
}
