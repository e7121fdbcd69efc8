package io.gitops4j.core.internal.report;

import io.gitops4j.core.internal.outbox.Receiver;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.PullRequests;
import java.util.Optional;

/**
 * A reporter of which every call is a call into a plug-in.
 *
 * @param name as configured
 */
public record NamedReporter(String name, ForgeReporter reporter) implements Receiver<Message> {
    /** Where reports about a source go. */
    public Optional<String> repository(String source) {
        return PluginCall.call(label(), () -> reporter.repository(source));
    }

    /** What opens pull requests there. */
    public Optional<PullRequests> pullRequests() {
        return PluginCall.call(label(), reporter::pullRequests);
    }

    @Override
    public void send(Message message, Operation operation) {
        PluginCall.run(label(), () -> message.send(reporter, operation));
    }

    @Override
    public String label() {
        return "the reporter " + name;
    }
}
