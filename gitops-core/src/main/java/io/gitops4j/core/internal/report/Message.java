package io.gitops4j.core.internal.report;

import io.gitops4j.core.internal.outbox.Letter;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.PlanComment;

/** What waits for a forge. */
sealed interface Message extends Letter {
    /** By its configured name. */
    String source();

    @Override
    default String address() {
        return source();
    }

    void send(ForgeReporter reporter, Operation operation);

    /** How a commit is doing. */
    record Report(ForgeReport report) implements Message {
        @Override
        public String key() {
            return "report " + source() + " " + environment() + " "
                    + report.revision().id();
        }

        @Override
        public String environment() {
            return report.environment();
        }

        @Override
        public String source() {
            return report.revision().source();
        }

        @Override
        public String runId() {
            return report.runId();
        }

        @Override
        public String word() {
            return "report";
        }

        /** What is under way is told anew by the next run, and need not survive the machine. */
        @Override
        public boolean last() {
            return report.state().settled();
        }

        @Override
        public void send(ForgeReporter reporter, Operation operation) {
            reporter.report(report, operation);
        }

        @Override
        public String toString() {
            return report.toString();
        }
    }

    /** A plan. */
    record Comment(PlanComment comment) implements Message {
        @Override
        public String key() {
            return "comment " + source() + " " + environment() + " " + comment.pullRequest();
        }

        @Override
        public String environment() {
            return comment.environment();
        }

        @Override
        public String source() {
            return comment.source();
        }

        @Override
        public String runId() {
            return "";
        }

        @Override
        public String word() {
            return "comment";
        }

        @Override
        public boolean last() {
            return true;
        }

        @Override
        public void send(ForgeReporter reporter, Operation operation) {
            reporter.comment(comment, operation);
        }

        @Override
        public String toString() {
            return comment.toString();
        }
    }
}
