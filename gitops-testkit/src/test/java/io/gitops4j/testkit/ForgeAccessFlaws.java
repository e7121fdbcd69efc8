package io.gitops4j.testkit;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.PlanComment;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reporters that take a trouble with their forge for another one, or do not end as they should. */
final class ForgeAccessFlaws {
    private ForgeAccessFlaws() {}

    static ForgeReporter takesAMissingCommitForAnOutage(ListForge forge, String token) {
        return failing(forge, token, FailureKind.REJECTED, FailureKind.UNAVAILABLE);
    }

    static ForgeReporter takesAMissingPullRequestForALogin(ListForge forge, String token) {
        return failing(forge, token, FailureKind.NOT_FOUND, FailureKind.AUTH);
    }

    static ForgeReporter takesARefusedLoginForAnOutage(ListForge forge, String token) {
        return failing(forge, token, FailureKind.AUTH, FailureKind.UNAVAILABLE);
    }

    static ForgeReporter tellsTheLogin(ListForge forge, String token) {
        return new ListReporter(forge, token) {
            @Override
            public void report(ForgeReport report, Operation operation) {
                try {
                    super.report(report, operation);
                } catch (GitOpsException e) {
                    throw Faults.failure(e.kind(), "the forge does not accept " + token);
                }
            }
        };
    }

    static ForgeReporter givesUpWhenTheForgeIsAway(ListForge forge, String token) {
        return failing(forge, token, FailureKind.UNAVAILABLE, FailureKind.INTERNAL);
    }

    static ForgeReporter forgetsTheTime(ListForge forge, String token) {
        return failing(forge, token, FailureKind.UNAVAILABLE, FailureKind.UNAVAILABLE);
    }

    static ForgeReporter cannotBeStopped(ListForge forge, String token) {
        return new ListReporter(forge, token) {
            @Override
            public void comment(PlanComment comment, Operation operation) {
                super.comment(comment, TestOperation.live());
            }
        };
    }

    static ForgeReporter closesOnlyOnce(ListForge forge, String token) {
        AtomicBoolean closed = new AtomicBoolean();
        return new ListReporter(forge, token) {
            @Override
            public void close() {
                if (closed.getAndSet(true)) {
                    throw new IllegalStateException("closed already");
                }
            }
        };
    }

    /** One that gives a failure another kind, and whatever else it tells away. */
    private static ForgeReporter failing(ListForge forge, String token, FailureKind from, FailureKind to) {
        return new ListReporter(forge, token) {
            @Override
            public void report(ForgeReport report, Operation operation) {
                renamed(() -> super.report(report, operation));
            }

            @Override
            public void comment(PlanComment comment, Operation operation) {
                renamed(() -> super.comment(comment, operation));
            }

            private void renamed(Runnable call) {
                try {
                    call.run();
                } catch (GitOpsException e) {
                    throw e.kind() == from ? Faults.failure(to, "it does not work") : e;
                }
            }
        };
    }
}
