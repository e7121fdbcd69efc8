package io.gitops4j.core.internal.report;

import io.gitops4j.core.internal.file.FileName;
import io.gitops4j.spi.ForgeReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one reporter has to tell and has told, in memory and in its files. Thread-safe. */
final class Waiting {
    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);

    /** A day of pushes to many environments; past that, what is oldest goes (F56). */
    static final int MOST = 1000;

    private final String name;
    private final ReportFiles files;
    private final int most;
    private final NavigableMap<Long, Message> waiting = new TreeMap<>();
    private final Map<String, Long> byKey = new HashMap<>();
    private final Map<String, Told> told = new HashMap<>();
    private long next = 1;
    private boolean dropping;

    /**
     * Goes on where an earlier process stopped.
     *
     * @param name of the reporter
     * @param most so many messages wait, and no more
     */
    Waiting(String name, ReportFiles files, int most) {
        this.name = name;
        this.most = most;
        this.files = files;
        // A crash between two writes leaves both files of one key: the newer one is meant.
        files.waiting().forEach((number, message) -> remember(number, message).ifPresent(files::done));
        next = Math.max(next, files.newest() + 1);
        files.told()
                .forEach(
                        last -> told.put(key(last.environment(), last.revision().source()), last));
    }

    /** One that waits, with its number. */
    record Entry(long number, Message message) {}

    /** Adds what is new in a report; empty when nothing is. */
    synchronized List<Message> tell(Candidate candidate) {
        String key = key(
                candidate.report().environment(), candidate.report().revision().source());
        List<ForgeReport> news = Told.news(Optional.ofNullable(told.get(key)), candidate);
        if (news.isEmpty()) {
            return List.of();
        }
        List<Message> messages = news.stream().<Message>map(Message.Report::new).toList();
        messages.forEach(this::add);
        Told last = Told.of(candidate);
        told.put(key, last);
        files.told(key, last);
        return messages;
    }

    /** Puts it last; what it replaces is gone. */
    synchronized void add(Message message) {
        long number = next;
        Optional<Long> replaced = remember(number, message);
        files.wait(number, message);
        replaced.ifPresent(files::done);
        if (waiting.size() > most) {
            drop(waiting.firstKey());
        }
    }

    /** The one that waits longest among these. */
    synchronized Optional<Entry> oldest(Predicate<Message> which) {
        return waiting.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .findFirst()
                .map(entry -> new Entry(entry.getKey(), entry.getValue()));
    }

    /** Everything that waits, the oldest first. */
    synchronized List<Entry> all() {
        return waiting.entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** How many wait. */
    synchronized int size() {
        return waiting.size();
    }

    /** It need not be told any more; a newer one of its key waits on. */
    synchronized void done(long number) {
        remove(number);
        dropping = dropping && waiting.size() >= most;
    }

    private void drop(long number) {
        if (!dropping) {
            dropping = true;
            LOG.warn("more than {} reports of {} wait for the forge: the oldest are given up from now on", most, name);
        }
        remove(number);
    }

    private void remove(long number) {
        Message message = waiting.remove(number);
        if (message != null) {
            byKey.remove(message.key(), number);
            files.done(number);
        }
    }

    private Optional<Long> remember(long number, Message message) {
        Optional<Long> replaced = Optional.ofNullable(byKey.put(message.key(), number));
        replaced.ifPresent(waiting::remove);
        waiting.put(number, message);
        next = Math.max(next, number + 1);
        return replaced;
    }

    private static String key(String environment, String source) {
        return FileName.of(environment) + "." + FileName.of(source);
    }
}
