package io.gitops4j.core.internal.notice;

import io.gitops4j.api.Commit;
import io.gitops4j.spi.NoticeEntry;
import java.util.Optional;

/**
 * Something to tell, and what was there before it came about.
 *
 * @param entry without a commit yet
 * @param since id of the revision before; nothing where the entry's kind says it, or where nobody knows
 * @param heard the commit whose author heard of the beginning, and hears of the end
 */
record Item(NoticeEntry entry, Optional<String> since, Optional<Commit> heard) {
    static Item of(NoticeEntry entry) {
        return new Item(entry, Optional.empty(), Optional.empty());
    }

    static Item endOf(Trouble trouble, NoticeEntry recovery) {
        return new Item(recovery, Optional.of(trouble.revision()).filter(id -> !id.isEmpty()), trouble.commit());
    }
}
