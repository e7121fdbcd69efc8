package io.gitops4j.core.internal.notice;

import io.gitops4j.spi.NoticeEntry;
import java.util.Optional;

/**
 * Something to tell, and what was there before it came about.
 *
 * @param entry without a commit yet
 * @param since id of the revision before; nothing where the entry's kind says it, or where nobody knows
 */
record Item(NoticeEntry entry, Optional<String> since) {}
