package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.spec.Concurrency;
import io.gitops4j.api.spec.Schedule;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;

/** A workload that runs at times. */
final class CronJobRenderer {
    /** The server adds eleven characters to make the names of the jobs (CronJob documentation). */
    private static final int LONGEST_NAME = 52;

    private CronJobRenderer() {}

    static DesiredResource render(Subject subject, Schedule schedule) {
        check(subject);
        Tree jobTemplate = new Tree()
                .with("metadata", new Tree().with("labels", subject.labels()))
                .with("spec", new Tree().with("template", PodRenderer.ending(subject)));
        Tree spec = new Tree()
                .with("schedule", schedule.cron())
                .with("timeZone", schedule.timeZone())
                .with("concurrencyPolicy", policy(schedule.concurrency()))
                .with("suspend", schedule.suspended())
                .with("jobTemplate", jobTemplate);
        return subject.object(
                ResourceKind.CRON_JOB,
                subject.name(),
                Stages.WORKLOAD,
                subject.annotations(),
                new Tree().with("spec", spec));
    }

    private static void check(Subject subject) {
        if (subject.name().length() > LONGEST_NAME) {
            subject.error(
                    "K8S-NAME",
                    "id",
                    "'" + subject.name() + "' has " + subject.name().length()
                            + " characters, and a CronJob has at most " + LONGEST_NAME,
                    "shorten the slug or the deploy ref");
        }
        ServiceSpec spec = subject.spec();
        refuse(subject, !spec.services().isEmpty(), "services", "a service");
        refuse(subject, !spec.ingress().isEmpty(), "ingress", "an ingress");
        refuse(subject, spec.autoscaling().isPresent(), "autoscaling", "autoscaling");
    }

    private static void refuse(Subject subject, boolean there, String path, String what) {
        if (there) {
            subject.error(
                    "K8S-CRON",
                    path,
                    "a cron job cannot have " + what + ", as nothing runs between its runs",
                    "remove it");
        }
    }

    private static String policy(Concurrency concurrency) {
        return switch (concurrency) {
            case ALLOW -> "Allow";
            case FORBID -> "Forbid";
            case REPLACE -> "Replace";
        };
    }
}
