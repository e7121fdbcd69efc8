package io.gitops4j.core.internal.notice;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ServiceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What only the history knows: the end of deployments of which nobody was told, because the process died between the record and the
 * notice. The target cannot tell a rollback, nor a failure whose service it shows as declared.
 *
 * @param newest the highest number among them; 0 where there is none
 */
record Missed(Map<ServiceId, Deployment> last, long newest) {
    /** Where nothing was ever told, for example on the first start with a notifier, what is older is no news. */
    private static final Duration RECENT = Duration.ofHours(1);

    private static final int LONGEST_CODE = 60;

    static Missed of(Observation observation, long seen) {
        Map<ServiceId, Deployment> last = new TreeMap<>();
        long newest = 0;
        OptionalLong own = observation.result().deployment();
        for (Deployment deployment : observation.past()) {
            boolean unseen = seen > 0
                    ? deployment.number() > seen
                    : deployment.started().isAfter(observation.at().minus(RECENT));
            if (unseen && !own.equals(OptionalLong.of(deployment.number()))) {
                newest = Math.max(newest, deployment.number());
                last.merge(
                        deployment.service(), deployment, (one, other) -> one.number() > other.number() ? one : other);
            }
        }
        return new Missed(last, newest);
    }

    /** Those that the run could not see for itself and that are not over. */
    List<Fact> failures(ServiceFacts services) {
        List<Fact> failures = new ArrayList<>();
        last.values().stream()
                .filter(deployment -> deployment.state() == Deployment.State.FAILED)
                .filter(deployment -> services.unproven(
                        deployment.service(), deployment.desired().value()))
                .forEach(deployment -> failures.add(services.failed(
                        deployment.service(),
                        deployment.desired().value(),
                        finding(deployment.reason()),
                        deployment.number())));
        return failures;
    }

    Map<ServiceId, Item> rollbacks(ServiceFacts services) {
        Map<ServiceId, Item> rollbacks = new TreeMap<>();
        last.values()
                .forEach(deployment -> deployment
                        .restores()
                        .ifPresent(number -> rollbacks.put(
                                deployment.service(),
                                services.rollback(
                                        deployment.service(),
                                        new Observation.Return(number, deployment.from()),
                                        OptionalLong.of(deployment.number())))));
        return rollbacks;
    }

    /** A record keeps the text of a finding: its code, and what follows. */
    private static Diagnostic finding(String reason) {
        int end = reason.indexOf(' ');
        String first = end < 0 ? "" : reason.substring(0, end);
        String code = first.endsWith(":") ? first.substring(0, first.length() - 1) : first;
        boolean known = code.matches("[A-Z][A-Z0-9-]*") && code.length() <= LONGEST_CODE;
        String what = known ? reason.substring(end + 1) : reason;
        return Diagnostic.error(known ? code : "RUN-FAILED")
                .what(Optional.of(what).filter(text -> !text.isBlank()).orElse("the deployment failed"))
                .build();
    }
}
