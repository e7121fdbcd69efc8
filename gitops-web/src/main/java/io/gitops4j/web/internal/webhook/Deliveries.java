package io.gitops4j.web.internal.webhook;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The ids of the last messages. Thread-safe, and bounded. */
public final class Deliveries {
    private static final int LONGEST = 200;

    private final int limit;
    private final Set<String> seen = new LinkedHashSet<>();

    public Deliveries(int limit) {
        this.limit = limit;
    }

    /** Remembers it, and says whether it was unknown. */
    public synchronized boolean isNew(String id) {
        if (limit == 0) {
            return true;
        }
        boolean fresh = seen.add(id.length() <= LONGEST ? id : id.substring(0, LONGEST));
        if (seen.size() > limit) {
            Iterator<String> oldest = seen.iterator();
            oldest.next();
            oldest.remove();
        }
        return fresh;
    }
}
