package io.gitops4j.core.internal.notice;

import io.gitops4j.api.Contact;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Decides what of a run is to be told, given what was told before. Used once.
 *
 * <p>The same trouble is told once, however many runs see it. A recovery is told only of a failure that was told. A trouble that went
 * without a push and comes back within {@link #QUIET} is not told again, and neither is its end: what flaps is not news (F41).
 */
final class News {
    static final Duration QUIET = Duration.ofHours(1);

    private final Instant now;
    private final Predicate<NoticeEntry> listening;
    private final Map<String, Trouble> troubles;
    private final List<Item> items = new ArrayList<>();

    private News(Told last, Instant now, Predicate<NoticeEntry> listening) {
        this.now = now;
        this.listening = listening;
        this.troubles = new TreeMap<>(last.troubles());
    }

    /**
     * The outcome.
     *
     * @param items to be told
     * @param told what was told then; of the letters nothing is known yet
     */
    record Judged(List<Item> items, Told told) {}

    /** @param listening whether the notifier tells such a thing at all; what it does not tell does not count as told */
    static Judged of(Told last, Facts facts, Instant now, Predicate<NoticeEntry> listening) {
        News news = new News(last, now, listening);
        facts.facts().forEach(news::judge);
        if (facts.complete()) {
            news.gone(facts);
        }
        facts.rollbacks().stream().filter(item -> listening.test(item.entry())).forEach(news.items::add);
        news.troubles
                .values()
                .removeIf(
                        trouble -> trouble.over() && !now.isBefore(trouble.at().plus(QUIET)));
        Told told = new Told(
                last.environment(),
                news.troubles,
                Math.max(last.deployment(), facts.newestDeployment()),
                last.letter());
        return new Judged(List.copyOf(news.items), told);
    }

    private void judge(Fact fact) {
        Optional<Trouble> last = Optional.ofNullable(troubles.get(fact.key()));
        if (fact.state() == Fact.State.WELL || fact.state() == Fact.State.UNCHANGED) {
            last.filter(trouble -> !trouble.over() && mended(trouble, fact))
                    .ifPresent(trouble -> over(
                            trouble,
                            Optional.of(fact.entry()),
                            !fact.content().isEmpty() && fact.content().equals(trouble.content())));
        } else if (last.isEmpty() || !known(last.get(), fact)) {
            boolean failedBefore = last.map(Trouble::failed).orElse(false);
            if (listening.test(fact.entry())) {
                items.add(Item.of(fact.entry()));
                boolean failed = failedBefore || fact.state() == Fact.State.FAILED;
                troubles.put(
                        fact.key(),
                        new Trouble(
                                fact.key(),
                                fact.entry().service(),
                                fact.content(),
                                fact.essence(),
                                fact.revision(),
                                fact.entry().contact(),
                                Optional.empty(),
                                now,
                                failed,
                                false));
            }
        }
    }

    /** After a restart nobody remembers that what is deployed was unhealthy: only a look that finds it well is the end of that. */
    private static boolean mended(Trouble trouble, Fact fact) {
        boolean failedAsItIs = trouble.failed()
                && !trouble.content().isEmpty()
                && trouble.content().equals(fact.content());
        return fact.state() == Fact.State.WELL || !failedAsItIs;
    }

    private boolean known(Trouble last, Fact fact) {
        if (!last.essence().equals(fact.essence()) || !last.content().equals(fact.content())) {
            return false;
        }
        boolean flaps = (last.revision().isEmpty() || last.revision().equals(fact.revision()))
                && now.isBefore(last.at().plus(QUIET));
        return !last.over() || flaps;
    }

    /** What was in trouble and is not there any more is in none. */
    private void gone(Facts facts) {
        Set<String> there = new HashSet<>(facts.unsure());
        facts.facts().forEach(fact -> there.add(fact.key()));
        List.copyOf(troubles.values()).stream()
                .filter(trouble -> !trouble.over() && !there.contains(trouble.key()))
                .forEach(trouble -> over(trouble, Facts.recoveryOf(trouble), false));
    }

    private void over(Trouble trouble, Optional<NoticeEntry> recovery, boolean byItself) {
        if (trouble.failed()) {
            recovery.map(entry -> toldTo(trouble.contact(), entry))
                    .filter(listening)
                    .ifPresent(entry -> items.add(Item.endOf(trouble, entry)));
        }
        troubles.put(trouble.key(), trouble.ended(now, byItself));
    }

    /** Whoever heard of the failure hears of its end, whatever the manifest says by now. */
    private static NoticeEntry toldTo(Contact contact, NoticeEntry entry) {
        return new NoticeEntry(
                NoticeKind.RECOVERY,
                entry.service(),
                entry.what(),
                Optional.empty(),
                contact,
                entry.commit(),
                entry.deployment(),
                OptionalLong.empty());
    }
}
