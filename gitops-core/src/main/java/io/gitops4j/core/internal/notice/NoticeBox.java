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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        files.told(ToldCodec::decode).forEach(last -> told.put(last.environment(), last));
        // A number that came again would be below the one that tells what a crash left.
        long given = told.values().stream().mapToLong(Told::letter).max().orElse(0);
        this.box = new Box<>(notifier.label(), files, BOUNDS, given);
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
        News.Judged judged = News.of(
                last,
                facts,
                observation.at(),
                entry -> !notifier.channels(environment, entry).isEmpty());
        Map<String, List<NoticeEntry>> byChannel = new TreeMap<>();
        Map<String, Trouble> troubles = new TreeMap<>(judged.told().troubles());
        for (Item item : judged.items()) {
            NoticeEntry entry = origins.named(item);
            channels(environment, item, entry)
                    .forEach(channel -> byChannel
                            .computeIfAbsent(channel, any -> new ArrayList<>())
                            .add(entry));
            remember(entry, troubles);
        }
        if (byChannel.isEmpty() && troubles.equals(last.troubles())) {
            return List.of();
        }
        List<NoticeLetter> letters = new ArrayList<>();
        byChannel.forEach((channel, entries) -> letters.add(letter(observation, channel, entries)));
        Told heard = judged.told().about(troubles);
        box.addAll(letters, newest -> {
            Told now = letters.isEmpty() ? heard : heard.upTo(newest);
            told.put(environment, now);
            files.told(FileName.of(environment), ToldCodec.encode(now), !letters.isEmpty());
        });
        return letters;
    }

    private Set<String> channels(String environment, Item item, NoticeEntry entry) {
        Set<String> channels = new LinkedHashSet<>(notifier.channels(environment, entry));
        item.heard().ifPresent(commit -> channels.addAll(notifier.channels(environment, entry.withCommit(commit))));
        return channels;
    }

    /** Whoever is told of a failure as its author is told of its end. */
    private static void remember(NoticeEntry entry, Map<String, Trouble> troubles) {
        entry.service()
                .filter(service -> entry.kind() == NoticeKind.FAILURE)
                .ifPresent(service -> troubles.computeIfPresent(
                        Facts.key(service), (key, trouble) -> trouble.broughtBy(entry.commit())));
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
