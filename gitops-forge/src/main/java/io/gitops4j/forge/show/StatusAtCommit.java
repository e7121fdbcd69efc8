package io.gitops4j.forge.show;

import io.gitops4j.spi.Operation;
import java.util.Optional;

/** The status of a commit, one for each environment. Thread-safe for different repositories. */
public final class StatusAtCommit implements Shown {
    /** How a forge keeps statuses. */
    public interface Statuses {
        /** What it shows of the commit and the environment. */
        Optional<Status> newest(Subject subject, Operation operation);

        /**
         * Shows another.
         *
         * @return false where the forge takes no more of this commit and environment (F55)
         */
        boolean add(Subject subject, Status status, Operation operation);
    }

    private final Statuses statuses;
    private final Recent<Status> recent = new Recent<>();
    private final Recent<Boolean> full = new Recent<>();

    /** At that forge. */
    public StatusAtCommit(Statuses statuses) {
        this.statuses = statuses;
    }

    @Override
    public void show(Subject subject, Operation operation) {
        String key = subject.key(subject.commit());
        if (full.find(key).isPresent()) {
            return;
        }
        Status wanted = Status.of(subject);
        Optional<Status> now = recent.find(key).or(() -> statuses.newest(subject, operation));
        if (now.filter(wanted::equals).isEmpty()) {
            recent.forget(key);
            if (!statuses.add(subject, wanted, operation)) {
                full.keep(key, true);
                return;
            }
        }
        recent.keep(key, wanted);
    }
}
