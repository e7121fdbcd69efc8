package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
import io.gitops4j.core.internal.plan.Comparison;
import io.gitops4j.core.internal.plan.Live;
import io.gitops4j.core.internal.plan.ObserveStage;
import io.gitops4j.spi.Operation;
import java.util.Optional;
import java.util.Set;

/**
 * Looks again after a write that failed, conflicted or never answered, and never assumes: the answer may have been lost after a
 * success (F37), a controller may only have touched fields that are not ours, or somebody may really have been faster.
 */
final class SecondLook {
    private final ObserveStage observe;
    private final Comparison comparison;

    SecondLook(ObserveStage observe, Comparison comparison) {
        this.observe = observe;
        this.comparison = comparison;
    }

    /**
     * What to do next: exactly one of the two is there, or neither when the change no longer fits.
     *
     * @param retry the change on the newer version
     * @param done what is there, when it is as wanted already
     * @param gone whether it is gone, when that was wanted
     */
    record Finding(Optional<Change> retry, Optional<LiveResource> done, boolean gone) {
        static final Finding SUPERSEDED = new Finding(Optional.empty(), Optional.empty(), false);

        static Finding retry(Change change) {
            return new Finding(Optional.of(change), Optional.empty(), false);
        }

        static Finding done(LiveResource live) {
            return new Finding(Optional.empty(), Optional.of(live), false);
        }
    }

    Finding at(Change change, Operation operation) {
        Live live = observe.again(Set.of(change.id()), operation);
        Optional<LiveResource> now = live.find(change.id());
        if (now.isEmpty()) {
            if (!live.complete()) {
                throw new GitOpsException(
                        FailureKind.UNAVAILABLE,
                        Diagnostic.error("TARGET-LISTING")
                                .what("whether " + change.id() + " is there could not be read")
                                .remedy("see the findings of the target")
                                .build());
            }
            return absent(change);
        }
        return present(change, now.get(), operation);
    }

    private static Finding absent(Change change) {
        return switch (change.kind()) {
            case CREATE -> Finding.retry(change);
            // The first half of a recreation happened.
            case RECREATE -> Finding.retry(Change.create(change.desired().orElseThrow(), change.reason()));
            case DELETE -> new Finding(Optional.empty(), Optional.empty(), true);
            default -> Finding.SUPERSEDED;
        };
    }

    private Finding present(Change change, LiveResource now, Operation operation) {
        if (!now.owned()) {
            return Finding.SUPERSEDED;
        }
        boolean sameContent = change.live()
                .filter(planned -> planned.fingerprint().equals(now.fingerprint()))
                .isPresent();
        if (sameContent) {
            return Finding.retry(change.basedOn(now));
        }
        if (change.kind() == ChangeKind.DELETE) {
            return Finding.SUPERSEDED;
        }
        boolean asWanted = !comparison
                .preview(change.desired().orElseThrow(), now, operation)
                .kind()
                .writes();
        return asWanted ? Finding.done(now) : Finding.SUPERSEDED;
    }
}
