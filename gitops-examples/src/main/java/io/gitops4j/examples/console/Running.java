package io.gitops4j.examples.console;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.LiveResource;

/** Something that runs: what was wanted, who started it, and which write that was. */
record Running(DesiredResource what, String owner, int write) {
    /** As an owner sees it: somebody else's carries another mark and is not theirs to change. */
    LiveResource seenBy(String asking) {
        LiveResource.Builder live = owner.equals(asking)
                ? LiveResource.owned(what.id(), what.service())
                : LiveResource.foreign(what.id(), owner);
        return live.version(String.valueOf(write))
                .fingerprint(what.intent().value())
                .body(what.body())
                .build();
    }
}
