package io.gitops4j.core.internal.report;

import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.PlanComment;

/** What waits for a forge. */
sealed interface Message {
    /** Messages of one key replace each other. */
    String key();

    String environment();

    /** By its configured name. */
    String source();

    /** The run that it tells of; empty where it is of none. */
    String runId();

    /** What it is, in one word. */
    String word();

    /** Whether nobody says it again: what is under way is told anew by the next run, and need not survive the machine. */
    boolean last();

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
