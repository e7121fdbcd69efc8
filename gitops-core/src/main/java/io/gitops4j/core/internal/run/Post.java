package io.gitops4j.core.internal.run;

import io.gitops4j.api.Cancellation;
import io.gitops4j.api.Untold;
import io.gitops4j.core.internal.notice.NoticeOutbox;
import io.gitops4j.core.internal.outbox.Lane;
import io.gitops4j.core.internal.outbox.LastCall;
import io.gitops4j.core.internal.report.Outbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All that an engine has to tell outside.
 *
 * @param forges what waits for forges
 * @param people what waits for people
 * @param lastCall gives it a last chance
 */
record Post(Outbox forges, NoticeOutbox people, LastCall lastCall) {
    Untold deliver(Duration patience, Cancellation stop) {
        List<Lane<?>> lanes = new ArrayList<>(forges.lanes());
        lanes.addAll(people.lanes());
        lastCall.give(lanes, patience, stop);
        return new Untold(forges.size(), people.size());
    }
}
