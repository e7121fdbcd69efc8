package io.gitops4j.forge.show;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a forge is known to show, for the last few things that were told: it saves a look. Whoever writes forgets first and keeps afterwards,
 * so that after a write of unknown end the forge is asked (F54). Thread-safe.
 */
public final class Recent<V> {
    private static final int MOST = 500;

    private final Map<String, V> values = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST;
        }
    };

    /** Of nothing yet. */
    public Recent() {}

    /** What is known under a key. */
    public synchronized Optional<V> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The forge shows it now. */
    public synchronized void keep(String key, V value) {
        values.put(key, value);
    }

    /** The forge is about to show something else. */
    public synchronized void forget(String key) {
        values.remove(key);
    }
}
