package io.gitops4j.core.internal.run;

import io.gitops4j.api.Cancellation;
import io.gitops4j.api.RunOptions;
import io.gitops4j.core.internal.work.RunOperation;
import java.util.List;

/** What begins whatever is done for one environment: an id, somebody who is told, and an end in time. */
final class RunStarts {
    private final Setting setting;
    private final Cancellation closing;
    private final RunIds runIds;

    /** All of them are cancelled with {@code closing}. */
    RunStarts(Setting setting, Cancellation closing, RunIds runIds) {
        this.setting = setting;
        this.closing = closing;
        this.runIds = runIds;
    }

    RunEvents events() {
        return new RunEvents(setting.name(), runIds.next(), setting.time(), setting.listeners());
    }

    RunOperation operation(RunOptions options, RunEvents events) {
        return new RunOperation(
                setting.time(),
                options.timeout().orElseGet(() -> setting.limits().timeout()),
                List.of(options.cancellation(), closing),
                events);
    }

    /** Of a question, which is no run. */
    RunOperation question() {
        return operation(RunOptions.defaults(), events());
    }
}
