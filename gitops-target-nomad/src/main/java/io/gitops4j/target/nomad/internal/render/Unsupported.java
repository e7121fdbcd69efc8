package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.api.spec.WorkloadKind;

/** Findings about whole parts of a service that Nomad has no place for. */
final class Unsupported {
    private Unsupported() {}

    static void report(ServiceSpec spec, Findings findings) {
        if (!spec.labels().isEmpty()) {
            findings.info(
                    "NOMAD-LABELS",
                    "labels",
                    "labels are not written to the job, as a change of one would restart every instance",
                    "look them up in the manifest");
        }
        if (spec.workload() == WorkloadKind.CRON_JOB) {
            reportCronJob(spec, findings);
        }
    }

    private static void reportCronJob(ServiceSpec spec, Findings findings) {
        if (!spec.services().isEmpty()) {
            findings.error("NOMAD-CRON", "services", "a cron job has no services", "remove service or schedule");
        }
        if (!spec.ingress().isEmpty()) {
            findings.error("NOMAD-CRON", "ingress", "a cron job has no ingress", "remove ingress or schedule");
        }
        if (spec.autoscaling().isPresent()) {
            findings.error(
                    "NOMAD-CRON", "autoscaling", "a cron job is not scaled by load", "remove autoscaling or schedule");
        }
    }
}
