package io.gitops4j.web.report;

import io.gitops4j.api.Digest;
import io.gitops4j.api.ServiceState;

/** Why a service is not as declared now, and what changes that. */
final class WhyNot {
    private WhyNot() {}

    /** In one sentence; empty where there is nothing to explain. */
    static String of(ServiceState service) {
        return switch (service.status()) {
            case UNCHANGED, DEPLOYED, REMOVED -> "";
            case PROGRESSING -> "The rollout goes on; a later run tells how it ends.";
            case HELD -> "Waits for an approval, or for a condition that the findings tell.";
            case DENIED -> "A policy refuses it; nothing is written until the declaration or the policy changes.";
            case INVALID -> "Its manifest is wrong, so it stays as it is until that is mended.";
            case BACKING_OFF ->
                service.nextTry().isPresent()
                        ? "Failed before with the same content, and waits for its next try; a push that changes it is"
                                + " tried at once."
                        : "Failed too often with the same content, and rests until a push changes it.";
            case SUPERSEDED ->
                "Something moved while the run went on; nothing was overwritten, and the next run plans anew.";
            case CANCELLED -> "The run was stopped before it was done; the next one goes on.";
            case FAILED ->
                service.nextTry().isPresent()
                        ? "The last run failed here, and tries again later; a push that changes it is tried at once."
                        : "The last run failed here.";
        };
    }

    /** What to type. */
    static String approval(String environment, Digest plan) {
        return "gitops apply " + environment + " --approve sha256:" + plan.value();
    }
}
