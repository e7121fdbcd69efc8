package io.gitops4j.core.internal.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The letters that wait for one receiver, in memory and in its files. Thread-safe. */
public final class Box<L extends Letter> {
    private static final Logger LOG = LoggerFactory.getLogger(Box.class);

    private final String name;
    private final LetterFiles<L> files;
    private final Bounds bounds;
    private final NavigableMap<Long, L> waiting = new TreeMap<>();
    private final Map<String, Long> byKey = new HashMap<>();
    private long next = 1;
    private boolean dropping;

    /**
     * How much waits, and no more: past that, what is oldest goes (F56).
     *
     * @param inAll letters
     * @param ofAnAddress letters of one address
     */
    public record Bounds(int inAll, int ofAnAddress) {}

    /** One that waits, with its number. */
    public record Entry<L>(long number, L letter) {}

    /**
     * Goes on where an earlier process stopped.
     *
     * @param name of the receiver
     */
    public Box(String name, LetterFiles<L> files, Bounds bounds) {
        this(name, files, bounds, 0);
    }

    /**
     * Goes on where an earlier process stopped, and gives no number twice.
     *
     * @param name of the receiver
     * @param given the highest number that a letter is known to have had, whose file may be gone
     */
    public Box(String name, LetterFiles<L> files, Bounds bounds, long given) {
        this.name = name;
        this.files = files;
        this.bounds = bounds;
        // A crash between two writes leaves both files of one key: the newer one is meant.
        files.waiting().forEach((number, letter) -> remember(number, letter).ifPresent(files::done));
        next = Math.max(next, Math.max(given, files.newest()) + 1);
    }

    /** Puts it last; what it replaces is gone. */
    public synchronized void add(L letter) {
        addAll(List.of(letter), last -> {});
    }

    /**
     * Puts them last, in this order. Nobody sees any of them before all of it is done.
     *
     * @param then writes down that they are in, given the number of the last one
     */
    public synchronized void addAll(List<L> letters, LongConsumer then) {
        for (L letter : letters) {
            long number = next;
            Optional<Long> replaced = remember(number, letter);
            files.wait(number, letter);
            replaced.ifPresent(files::done);
        }
        then.accept(next - 1);
        letters.forEach(letter -> trim(letter.address()));
    }

    /** The one that waits longest among these. */
    public synchronized Optional<Entry<L>> oldest(Predicate<L> which) {
        return waiting.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .findFirst()
                .map(entry -> new Entry<>(entry.getKey(), entry.getValue()));
    }

    /** Everything that waits, the oldest first. */
    public synchronized List<Entry<L>> all() {
        return waiting.entrySet().stream()
                .map(entry -> new Entry<>(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** How many wait. */
    public synchronized int size() {
        return waiting.size();
    }

    /** It need not be told any more; a newer one of its key waits on. */
    public synchronized void done(long number) {
        remove(number);
        dropping = dropping && waiting.size() >= bounds.inAll();
    }

    private void trim(String address) {
        if (waiting.size() > bounds.inAll()) {
            drop(waiting.firstKey(), "for " + name);
        }
        List<Long> same = waiting.entrySet().stream()
                .filter(entry -> entry.getValue().address().equals(address))
                .map(Map.Entry::getKey)
                .toList();
        if (same.size() > bounds.ofAnAddress()) {
            drop(same.get(0), "for one place of " + name);
        }
    }

    private void drop(long number, String where) {
        if (!dropping) {
            dropping = true;
            LOG.warn("too many messages wait {}: the oldest are given up from now on", where);
        }
        remove(number);
    }

    private void remove(long number) {
        L letter = waiting.remove(number);
        if (letter != null) {
            byKey.remove(letter.key(), number);
            files.done(number);
        }
    }

    private Optional<Long> remember(long number, L letter) {
        Optional<Long> replaced = Optional.ofNullable(byKey.put(letter.key(), number));
        replaced.ifPresent(waiting::remove);
        waiting.put(number, letter);
        next = Math.max(next, number + 1);
        return replaced;
    }
}
