package io.gitops4j.core.internal.notice;

import io.gitops4j.api.Digest;
import io.gitops4j.api.Plan;
import io.gitops4j.core.internal.file.FileName;
import io.gitops4j.core.internal.outbox.Box;
import io.gitops4j.core.internal.outbox.LetterFiles;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one notifier has to tell and was told. The letters of a run and the note that they are in count together: a crash between the
 * two leaves letters that the next start throws away, since the next run finds the same news again. Thread-safe.
 */
final class NoticeBox {
    /** A chat that was away needs the latest, and no flood. */
    static final Box.Bounds BOUNDS = new Box.Bounds(1000, 20);

    private final NamedNotifier notifier;
    private final LetterFiles<NoticeLetter> files;
    private final Box<NoticeLetter> box;
    private final Map<String, Told> told = new HashMap<>();

    /** Goes on where an earlier process stopped. */
    NoticeBox(NamedNotifier notifier, Path directory) {
        this.notifier = notifier;
        this.files = new LetterFiles<>(directory, NoticeCodec::encode, NoticeCodec::decode);
        this.box = new Box<>(notifier.label(), files, BOUNDS);
        files.told(ToldCodec::decode).forEach(last -> told.put(last.environment(), last));
        for (Box.Entry<NoticeLetter> entry : box.all()) {
            if (entry.number() > last(entry.letter().environment()).letter()) {
                box.done(entry.number());
            }
        }
    }

    Box<NoticeLetter> box() {
        return box;
    }

    /** Adds what is news in a run; empty when nothing is. */
    synchronized List<NoticeLetter> tell(Observation observation, Origins origins) {
        String environment = observation.result().environment();
        Told last = last(environment);
        Facts facts = Facts.of(observation, last.deployment());
        Map<String, List<NoticeEntry>> byChannel = new TreeMap<>();
        News.Judged judged = News.of(
                last,
                facts,
                observation.at(),
                entry -> !notifier.channels(environment, entry).isEmpty());
        judged.items().stream()
                .map(origins::named)
                .forEach(entry -> notifier.channels(environment, entry)
                        .forEach(channel -> byChannel
                                .computeIfAbsent(channel, any -> new ArrayList<>())
                                .add(entry)));
        if (byChannel.isEmpty() && judged.told().troubles().equals(last.troubles())) {
            return List.of();
        }
        List<NoticeLetter> letters = new ArrayList<>();
        byChannel.forEach((channel, entries) -> letters.add(letter(observation, channel, entries)));
        box.addAll(letters, newest -> {
            Told now = letters.isEmpty() ? judged.told() : judged.told().upTo(newest);
            told.put(environment, now);
            files.told(FileName.of(environment), ToldCodec.encode(now), !letters.isEmpty());
        });
        return letters;
    }

    private Told last(String environment) {
        return told.getOrDefault(environment, Told.nothing(environment));
    }

    private static NoticeLetter letter(Observation observation, String channel, List<NoticeEntry> entries) {
        List<NoticeEntry> sorted = entries.stream()
                .sorted(Comparator.comparing(NoticeEntry::kind)
                        .thenComparing(
                                entry -> entry.service().map(Object::toString).orElse("")))
                .toList();
        String environment = observation.result().environment();
        String id = observation.result().runId() + "-" + Digest.ofText(channel).shortValue();
        Notice.Builder notice =
                Notice.builder(id, environment, channel, observation.at()).entries(sorted);
        if (sorted.stream().anyMatch(entry -> entry.kind() == NoticeKind.HOLD)) {
            observation.plan().map(Plan::digest).ifPresent(notice::plan);
        }
        return new NoticeLetter(notice.build());
    }
}
